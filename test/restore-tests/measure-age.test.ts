import { aJob, orders } from "../../functions/restore-validation/fixtures";
import { FURTHEST_BACK_DAYS, measureAge } from "../../functions/restore-validation/measure-age";
import { RestoreJob } from "../../functions/restore-validation/restore-job";
import { Surroundings } from "../../functions/restore-validation/validate-job";
import { MAX_SUCCESS_WITHIN_DAYS } from "../../model/restore-tests/limits";
import { InMemoryJobs, InMemoryListeners } from "./in-memory";

const NOW = new Date("2026-11-08T03:42:30Z");
const receipts = {
  ...orders,
  name: "receipts",
  sourceArn: `${orders.sourceArn}-receipts`,
  selectionName: "receipts",
};
const LONG_AGO = new Date("2026-01-01T00:00:00Z");
const SELECTIONS: readonly [string, Date][] = [
  ["orders", LONG_AGO],
  ["receipts", LONG_AGO],
];

/** The ages with these jobs, all of them successful where they say nothing else. */
async function agesWith(...jobs: readonly Partial<RestoreJob>[]) {
  return agesOf(jobs, SELECTIONS);
}

async function agesOf(jobs: readonly Partial<RestoreJob>[], selections: readonly (readonly [string, Date])[]) {
  const listeners = new InMemoryListeners();
  const around: Pick<Surroundings, "settings" | "declarations" | "jobs" | "listeners"> = {
    settings: {
      environment: "sandbox",
      planArnPrefix: "arn:aws:backup:eu-west-1:444444444444:restore-testing-plan:sandbox_restore_tests",
      keyArn: "arn:aws:kms:::key/1",
      vaultName: "sandbox-backup",
      alertTopicArn: "arn:aws:sns:::alerts",
      metricNamespace: "sandbox/restore-tests",
    },
    declarations: { countAtMost: 1, plans: ["first", "second"], tables: [orders, receipts] },
    jobs: new InMemoryJobs(
      jobs.map((job, position) => aJob({ id: `job-${position}`, validation: "SUCCESSFUL", ...job })),
      {},
      { first: selections.slice(0, 1), second: selections.slice(1) },
    ),
    listeners,
  };
  await measureAge(around, NOW);
  return Object.fromEntries(listeners.measurements.map(({ table = "all", value }) => [table, value]));
}

test("the age of a table is that of its last success, and that of all is the oldest", async () => {
  const earlier = { createdAt: new Date("2026-10-31T03:00:00Z"), completedAt: new Date("2026-10-31T03:42:30Z") };
  const other = { ...earlier, sourceArn: receipts.sourceArn };
  expect(await agesWith({}, earlier, other)).toEqual({ all: 8, orders: 7, receipts: 8 });
});

test.each<[string, Partial<RestoreJob>]>([
  ["failed", { validation: "FAILED" }],
  ["timed out", { validation: "TIMED_OUT" }],
  ["was never validated", { validation: undefined }],
  ["is of somebody else's plan", { planArn: "arn:aws:backup:eu-west-1:444444444444:restore-testing-plan:other-1" }],
  ["is of another table", { sourceArn: receipts.sourceArn }],
])("a restore that %s is no success", async (_, job) => {
  expect(await agesWith(job)).toMatchObject({ all: FURTHEST_BACK_DAYS, orders: FURTHEST_BACK_DAYS });
});

describe("a table that had no success yet", () => {
  const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3600 * 1000);

  test("is as old as its test, and hides no other", async () => {
    const added = [SELECTIONS[0] ?? ["", LONG_AGO], ["receipts", daysAgo(2)]] as const;
    expect(await agesOf([{}], added)).toEqual({ all: 7, orders: 7, receipts: 2 });
    expect(await agesOf([], added)).toEqual({ all: FURTHEST_BACK_DAYS, orders: FURTHEST_BACK_DAYS, receipts: 2 });
  });

  test("is overdue once its test is as old as any other may be without one", async () => {
    expect(await agesOf([{}], [["orders", LONG_AGO] as const, ["receipts", daysAgo(8.5)] as const])).toMatchObject({
      all: 8.5,
      receipts: 8.5,
    });
  });

  test("is overdue where nothing selects it", async () => {
    expect(await agesOf([{}], [["orders", LONG_AGO]])).toMatchObject({ receipts: FURTHEST_BACK_DAYS });
  });

  test("is not younger for a test that was set up again", async () => {
    expect(await agesOf([{}], [["orders", daysAgo(1)]])).toMatchObject({ orders: 7 });
  });
});

test("a table that never had a success is older than any alarm allows", () => {
  expect(FURTHEST_BACK_DAYS).toBeGreaterThan(MAX_SUCCESS_WITHIN_DAYS);
});
