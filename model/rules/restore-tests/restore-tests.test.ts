import { Backups, BackupTier, Tiers } from "../../backup";
import { aDeployment, aTable, messages, places, problemsIn } from "../fixtures";
import { aSandbox, copyingProduction, problemsOfTests } from "./fixtures";

const TESTS = "sandbox.restoreTests";

test("restores of an environment that copies its backups here are tested, without a word", () => {
  expect(problemsOfTests({})).toEqual([]);
});

describe("numbers", () => {
  test.each([
    ["startWithinHours", 0, 1],
    ["startWithinHours", 169, 24],
    ["selectionWindowDays", 366, 365],
    ["selectionWindowDays", 0, 1],
    ["validationWindowHours", 169, 168],
    ["validationWindowHours", 0, 1],
    ["restoreTimeObjectiveMinutes", 0, 1],
    ["countAtMost", 100_000_001, 100_000_000],
    ["successWithinDays", 30, 29],
  ])("%s of %d is refused, of %d taken", (name, wrong, right) => {
    expect(places(problemsOfTests({ [name]: wrong }))).toContain(`error ${TESTS}.${name}`);
    expect(problemsOfTests({ [name]: right })).toEqual([]);
  });
});

describe("the schedule", () => {
  test.each(["every week", "rate(7 days)", "cron(0 4 * * TUE *)"])("%s is none", (schedule) => {
    expect(places(problemsOfTests({ schedule }))).toEqual([`error ${TESTS}.schedule`]);
  });

  test("knows its time zone", () => {
    expect(places(problemsOfTests({ timeZone: "Europe/Berlino" }))).toEqual([`error ${TESTS}.timeZone`]);
    expect(problemsOfTests({ timeZone: "Europe/Berlin" })).toEqual([]);
  });

  test.each(["cron(0 4 1 * ? *)", "cron(0 4 ? * TUE#1 *)", "cron(0 4 1 1 ? *)"])("%s is too seldom", (schedule) => {
    expect(places(problemsOfTests({ schedule }))).toEqual([`error ${TESTS}.schedule`]);
  });

  test.each(["cron(0 4 * * ? *)", "cron(0 4 1,15 * ? *)", "cron(0 4 ? * L *)"])("%s is often enough", (schedule) => {
    expect(problemsOfTests({ schedule })).toEqual([]);
  });

  test("gives a success within the time in which one is expected, the start window included", () => {
    expect(problemsOfTests({ successWithinDays: 8 })).toEqual([]);
    const problems = problemsOfTests({ successWithinDays: 7 });
    expect(places(problems)).toEqual([`error ${TESTS}.successWithinDays`]);
    expect(problems[0]?.expected).toBe("at least 8 days");
  });
});

describe("the source", () => {
  test("is another environment of the estate", () => {
    const errors = problemsOfTests({ source: "sandbox" }).filter(({ severity }) => severity === "error");
    expect(places(errors)).toEqual([`error ${TESTS}.source`]);
    expect(problemsOfTests({ source: "prd" })[0]?.expected).toContain('did you mean "prod"?');
  });

  test.each([
    ["copies nowhere", Backups.standard({ secondRegion: { region: "eu-central-1" } })],
    [
      "copies elsewhere",
      Backups.standard({
        secondRegion: { region: "eu-central-1" },
        otherAccount: "arn:aws:backup:eu-west-1:123456789012:backup-vault:theirs",
      }),
    ],
  ])("copies its backups to this vault: one that %s is refused", (_, backups) => {
    const problems = problemsOfTests({}, { backups }).filter(({ severity }) => severity === "error");
    expect(places(problems)).toEqual([`error ${TESTS}.source`]);
    expect(messages(problems)[0]).toContain("there is nothing to restore");
  });

  test("is restored from a vault of the environment's own", () => {
    const problems = problemsIn(copyingProduction(), aSandbox({}, { backups: undefined }));
    expect(places(problems)).toContain("error sandbox.backups");
  });
});

describe("the window of recovery points", () => {
  const place = `error ${TESTS}.selectionWindowDays`;
  const TO_SANDBOX = [{ to: "other-account" as const }];
  const copied = (...tiers: readonly BackupTier[]) => ({
    backups: Backups.standard({
      tiers: [Tiers.daily({ copies: [] }), ...tiers],
      otherAccount: "arn:aws:backup:eu-west-1:999988887777:backup-vault:sandbox-backup",
    }),
  });
  const found = (selectionWindowDays: number | undefined, ...tiers: readonly BackupTier[]) =>
    problemsOfTests({ selectionWindowDays }, copied(...tiers)).filter(({ severity }) => severity === "error");
  const [weekly, monthly, yearly] = [Tiers.weekly, Tiers.monthly, Tiers.yearly].map((tier) =>
    tier({ copies: TO_SANDBOX, coldAfterDays: undefined }),
  ) as [BackupTier, BackupTier, BackupTier];

  test("reaches back to the last copy of the tier that comes most often", () => {
    expect(found(undefined, weekly)).toEqual([]);
    expect(found(undefined, weekly, yearly)).toEqual([]);
    expect(found(31, monthly)).toEqual([]);
    expect(places(found(30, monthly))).toEqual([place]);
    expect(places(found(6, weekly, yearly))).toEqual([place]);
  });

  test("is seven days where nothing is said, which no monthly tier comes within", () => {
    const [problem, ...others] = found(undefined, monthly, yearly);
    expect([problem?.path, problem?.received, others]).toEqual([`${TESTS}.selectionWindowDays`, 7, []]);
    expect(problem?.expected).toBe(
      'at least 31 days, after which the tier "monthly" has been copied again, or a tier that is copied to this vault at ' +
        "least every 7 days and kept there for as long",
    );
  });

  test("is never long enough for a yearly tier, of which AWS takes the last 365 days", () => {
    expect(found(365, yearly)[0]?.expected).toBe(
      "a tier that is copied to this vault at least every 365 days and kept there for as long",
    );
  });

  test("holds nothing that is deleted before the next copy arrives", () => {
    const kept = (deleteAfterDays: number) =>
      Tiers.monthly({ coldAfterDays: undefined, copies: [{ to: "other-account", deleteAfterDays }] });
    expect(found(60, kept(31))).toEqual([]);
    expect(places(found(60, kept(30)))).toEqual([place]);
  });

  test("is judged by the tiers that are copied to this vault alone", () => {
    const elsewhere = Tiers.weekly({ copies: [] });
    expect(places(found(undefined, elsewhere, monthly))).toEqual([place]);
  });

  test("is not told of beside what makes it so", () => {
    expect(places(found(400, monthly))).toEqual([place]);
    expect(places(found(undefined, { ...monthly, schedule: "monthly" }))).not.toContain(place);
  });
});

describe("production whose backups are copied to a vault of the estate", () => {
  const place = "warning sandbox.restoreTests";

  test("is tested there, or synth warns", () => {
    expect(places(problemsIn(copyingProduction(), aSandbox({}, { restoreTests: undefined })))).toEqual([place]);
    expect(problemsIn(copyingProduction({ stage: "test" }), aSandbox({}, { restoreTests: undefined }))).toEqual([]);
  });

  test("is not asked for where the vault is somebody else's", () => {
    expect(places(problemsIn(copyingProduction()))).not.toContain(place);
  });
});

describe("tables", () => {
  const reason = "Rebuilt from the orders every night.";

  test("are left out with a reason", () => {
    expect(problemsOfTests({ leftOut: [{ table: "receipts", reason }] })).toEqual([]);
    expect(places(problemsOfTests({ leftOut: [{ table: "receipts", reason: "no" }] }))).toEqual([
      `error ${TESTS}.leftOut[0].reason`,
    ]);
  });

  test("that are named are backed up there", () => {
    expect(places(problemsOfTests({ leftOut: [{ table: "receits", reason }] }))).toEqual([
      `error ${TESTS}.leftOut[0].table`,
    ]);
    const problems = problemsOfTests({ expectations: { order: { minimumItems: 3 } } });
    expect(places(problems)).toEqual([`error ${TESTS}.expectations.order`]);
    expect(problems[0]?.expected).toBe('"orders" or "receipts"; did you mean "orders"?');
  });

  test("are left out once, and nothing is expected of them then", () => {
    const leftOut = [
      { table: "receipts", reason },
      { table: "receipts", reason },
    ];
    expect(places(problemsOfTests({ leftOut }))).toEqual([`error ${TESTS}.leftOut[1]`]);
    expect(places(problemsOfTests({ leftOut: leftOut.slice(1), expectations: { receipts: {} } }))).toEqual([
      `error ${TESTS}.expectations.receipts`,
    ]);
  });

  test("are not all left out", () => {
    const leftOut = ["orders", "receipts"].map((table) => ({ table, reason }));
    expect(messages(problemsOfTests({ leftOut }))).toEqual(["No table of prod is left to be tested."]);
  });

  test("have names that differ in AWS Backup as well", () => {
    const tables = ["a-b", "a_b"].map((name) => aDeployment({ table: aTable({ name }) }));
    expect(messages(problemsOfTests({}, { tables }))).toContainEqual(
      expect.stringContaining('"a-b" and "a_b" have the same name'),
    );
  });

  test("are expected to hold what can be counted", () => {
    const expecting = (minimumItems: number, countAtMost?: number) =>
      places(problemsOfTests({ expectations: { orders: { minimumItems } }, countAtMost }));
    const place = `error ${TESTS}.expectations.orders.minimumItems`;
    expect(expecting(10_000_000)).toEqual([]);
    expect(expecting(10_000_001)).toEqual([place]);
    expect(expecting(10_000_001, 20_000_000)).toEqual([]);
    expect(expecting(-1)).toEqual([place]);
    expect(expecting(0.5)).toEqual([place]);
    expect(places(problemsOfTests({ expectations: { orders: { restoreTimeObjectiveMinutes: 0 } } }))).toEqual([
      `error ${TESTS}.expectations.orders.restoreTimeObjectiveMinutes`,
    ]);
  });
});

test("every problem is told at once", () => {
  const problems = problemsOfTests({
    schedule: "weekly",
    timeZone: "Berlin",
    startWithinHours: 0,
    expectations: { none: { minimumItems: -1 } },
    leftOut: [{ table: "nothing", reason: "" }],
  });
  expect(places(problems)).toEqual([
    `error ${TESTS}.startWithinHours`,
    `error ${TESTS}.schedule`,
    `error ${TESTS}.timeZone`,
    `error ${TESTS}.expectations.none.minimumItems`,
    `error ${TESTS}.expectations.none`,
    `error ${TESTS}.leftOut[0].table`,
    `error ${TESTS}.leftOut[0].reason`,
  ]);
});
