import { aJob, orders } from "../../functions/restore-validation/fixtures";
import { FURTHEST_BACK_DAYS, measureAge } from "../../functions/restore-validation/measure-age";
import { RestoreJob } from "../../functions/restore-validation/restore-job";
import { Surroundings } from "../../functions/restore-validation/validate-job";
import { MAX_SUCCESS_WITHIN_DAYS } from "../../model/restore-tests/limits";
import { InMemoryJobs, InMemoryListeners } from "./in-memory";

const NOW = new Date("2026-11-08T03:42:30Z");
const receipts = { ...orders, name: "receipts", sourceArn: `${orders.sourceArn}-receipts` };

async function agesWith(...jobs: readonly Partial<RestoreJob>[]) {
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
    declarations: { countAtMost: 1, tables: [orders, receipts] },
    jobs: new InMemoryJobs(
      jobs.map((job, position) => aJob({ id: `job-${position}`, validation: "SUCCESSFUL", ...job })),
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

test("a table that never had a success is older than any alarm allows", () => {
  expect(FURTHEST_BACK_DAYS).toBeGreaterThan(MAX_SUCCESS_WITHIN_DAYS);
});
