import { CleanUp } from "../../../audit/clean-up";
import { Trail } from "../../../audit/trail";
import { Environment } from "../../../environment";
import { anEnvironment, messages, places, problemsIn, production } from "../../fixtures";

const APPROVER = "arn:aws:iam::111122223333:role/platform-lead";
const retirement = { approvers: [APPROVER] };
const trail = Trail.none("The organization's trail records it.");

const of = (cleanUp: CleanUp, overrides: Partial<Environment> = {}) =>
  problemsIn(anEnvironment({ audit: { trail, cleanUp }, ...overrides }));
const at = (cleanUp: CleanUp) => places(of(cleanUp));
const PLACE = "error test.audit.cleanUp";

test("what is said nothing of is sound, and so is all that can be said", () => {
  expect(of({})).toEqual([]);
  const all: CleanUp = {
    idleDays: 400,
    scope: "account",
    keepTag: "lifecycle:keep",
    orphanedRecoveryPoints: { olderThanDays: 90, monthlyCost: 500 },
    expiredBackups: {
      mode: "delete",
      retentionDays: 90,
      lastOfDeletedTables: "delete",
      maximumPerRun: 10,
      schedule: "cron(30 2 ? * MON *)",
    },
    retirement: {
      approvers: [APPROVER, "arn:aws:iam::111122223333:user/team/a.person"],
      minimumApprovals: 2,
      graceDays: 60,
    },
  };
  expect(of(all)).toEqual([]);
});

test.each([30, 100, 455])("%d days without use can be looked at", (idleDays) => {
  expect(of({ idleDays })).toEqual([]);
});

test.each([0, 29, 456, 99.5, NaN])("%d days cannot", (idleDays) => {
  expect(at({ idleDays })).toEqual([`${PLACE}.idleDays`]);
});

test.each(["", "aws:keep", "keep?", "x".repeat(129)])("%j is no key of a tag", (keepTag) => {
  expect(at({ keepTag })).toEqual([`${PLACE}.keepTag`]);
});

test("a tag that every table of the project has would keep them all", () => {
  expect(messages(of({ keepTag: "owner" }))).toEqual([
    "The project sets this tag itself: every table that it deploys would be kept.",
  ]);
});

describe("recovery points of tables that are gone", () => {
  test.each([
    [{}, []],
    [{ olderThanDays: 0, monthlyCost: 0 }, []],
    [{ olderThanDays: 36_500, monthlyCost: 1_000_000 }, []],
    [{ olderThanDays: -1 }, ["olderThanDays"]],
    [{ olderThanDays: 36_501, monthlyCost: 0.5 }, ["olderThanDays", "monthlyCost"]],
    [{ monthlyCost: 1_000_001 }, ["monthlyCost"]],
    [{ monthlyCost: NaN }, ["monthlyCost"]],
  ])("%j has wrong: %j", (orphanedRecoveryPoints, wrong) => {
    expect(at({ orphanedRecoveryPoints })).toEqual(wrong.map((name) => `${PLACE}.orphanedRecoveryPoints.${name}`));
  });
});

describe("on-demand backups", () => {
  const backups = (more: object) => at({ expiredBackups: { mode: "report", retentionDays: 35, ...more } });

  test.each([1, 35, 36_500])("are kept for %d days", (retentionDays) => {
    expect(backups({ retentionDays })).toEqual([]);
  });

  test.each([0, -1, 0.5, 36_501, Infinity])("are not kept for %d days", (retentionDays) => {
    expect(backups({ retentionDays })).toEqual([`${PLACE}.expiredBackups.retentionDays`]);
  });

  test("are kept for a time of their own where they are the last ones of retired tables", () => {
    for (const days of [1, 365, 36_500]) expect(backups({ finalBackupDays: days })).toEqual([]);
    for (const days of [0, 36_501, 1.5])
      expect(backups({ finalBackupDays: days })).toEqual([`${PLACE}.expiredBackups.finalBackupDays`]);
  });

  test.each([0, 1001, 1.5])("are not deleted by %d at once", (maximumPerRun) => {
    expect(backups({ maximumPerRun })).toEqual([`${PLACE}.expiredBackups.maximumPerRun`]);
  });

  test.each(["", "rate(1 day)", "cron(0 4 * * * *)", "cron(0 25 * * ? *)"])("are not looked at by %j", (schedule) => {
    expect(backups({ schedule })).toEqual([`${PLACE}.expiredBackups.schedule`]);
  });

  test("of a table of production that is gone keep the last one", () => {
    const expired = { mode: "delete", retentionDays: 35, lastOfDeletedTables: "delete" } as const;
    const audit = { trail, cleanUp: { expiredBackups: expired } };
    expect(places(problemsIn(production({ audit })))).toEqual([
      "error prod.audit.cleanUp.expiredBackups.lastOfDeletedTables",
    ]);
    expect(problemsIn(anEnvironment({ audit }))).toEqual([]);
  });
});

describe("retirement", () => {
  test.each([1, 30, 365])("leaves %d days of grace", (graceDays) => {
    expect(of({ retirement: { ...retirement, graceDays } })).toEqual([]);
  });

  test.each([0, -1, 366, 1.5])("does not leave %d days of grace", (graceDays) => {
    const problems = of({ retirement: { ...retirement, graceDays } });
    expect(places(problems)).toEqual([`${PLACE}.retirement.graceDays`]);
    expect(problems[0]).toMatchObject({ expected: "a whole number, 1 to 365 days", received: graceDays });
  });

  test("is of no use where only the environment's own tables are judged, which it refuses", () => {
    const problems = of({ retirement, scope: "environment" });
    expect(places(problems)).toEqual([`${PLACE}.scope`]);
    expect(problems[0]).toMatchObject({
      received: "environment",
      expected: expect.stringMatching(/^"account"/) as string,
    });
    expect(of({ scope: "environment" })).toEqual([]);
    expect(of({ retirement, scope: "account" })).toEqual([]);
  });

  test("asks somebody, and no more than AWS lets it ask", () => {
    expect(at({ retirement: { approvers: [] } })).toEqual([`${PLACE}.retirement.approvers`]);
    const many = Array.from({ length: 11 }, (_, number) => `${APPROVER}-${number}`);
    expect(at({ retirement: { approvers: many } })).toEqual([`${PLACE}.retirement.approvers`]);
  });

  test.each([
    ["a name", "platform-lead", "The approver is no IAM role or user."],
    ["an account", "arn:aws:iam::111122223333:root", "The approver is no IAM role or user."],
    ["everybody", "*", "The approver is no IAM role or user."],
    ["a wildcard", "arn:aws:iam::111122223333:role/*", "The approver is no IAM role or user."],
    ["another partition's", "arn:aws-cn:iam::111122223333:role/a", "The approver is no IAM role or user."],
    ["another account's", "arn:aws:iam::999988887777:role/a", "The approver belongs to another account."],
  ])("is not approved by %s", (_, approver, message) => {
    expect(messages(of({ retirement: { approvers: [approver] } }))).toEqual([message]);
  });

  test("asks each once, and needs no more of them than there are", () => {
    expect(at({ retirement: { approvers: [APPROVER, APPROVER] } })).toEqual([`${PLACE}.retirement.approvers[1]`]);
    for (const minimumApprovals of [0, 2, 1.5]) {
      expect(at({ retirement: { ...retirement, minimumApprovals } })).toEqual([`${PLACE}.retirement.minimumApprovals`]);
    }
  });
});

test("every problem is told at once", () => {
  const cleanUp: CleanUp = {
    idleDays: 1,
    keepTag: "",
    expiredBackups: { mode: "delete", retentionDays: 0, maximumPerRun: 0, schedule: "daily" },
    retirement: { approvers: ["nobody"], graceDays: 0, minimumApprovals: 0 },
  };
  expect(at(cleanUp).map((place) => place.replace(`${PLACE}.`, ""))).toEqual([
    "idleDays",
    "keepTag",
    "expiredBackups.retentionDays",
    "expiredBackups.maximumPerRun",
    "expiredBackups.schedule",
    "retirement.approvers[0]",
    "retirement.minimumApprovals",
    "retirement.graceDays",
  ]);
});

test("what is no property is refused, and so is what is no mode", () => {
  const audit = { cleanUp: { delete: true, expiredBackups: { mode: "remove", retentionDays: 1 } } };
  expect(places(problemsIn({ ...anEnvironment(), audit }))).toEqual([
    "error test.audit.cleanUp.delete",
    "error test.audit.cleanUp.expiredBackups.mode",
  ]);
});

describe("two environments of one account and Region", () => {
  const environments = (second: Partial<Environment>, cleanUp: CleanUp = {}) =>
    places(
      problemsIn(
        anEnvironment({ audit: { cleanUp: {} } }),
        anEnvironment({ name: "other", tables: [], audit: { cleanUp }, ...second }),
      ),
    ).filter((place) => place.includes("cleanUp"));

  test("do not both look at every table of it", () => {
    expect(environments({})).toEqual(["warning other.audit.cleanUp.scope"]);
  });

  test("look at their own, or live apart", () => {
    expect(environments({}, { scope: "environment" })).toEqual([]);
    expect(environments({ region: "us-east-1" })).toEqual([]);
    expect(environments({ account: "999988887777" })).toEqual([]);
  });
});
