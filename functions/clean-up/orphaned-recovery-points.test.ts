import { startOf } from "./days";
import { TODAY } from "./fixtures";
import { judgeVaults, RecoveryPoint } from "./orphaned-recovery-points";

const HOME = "arn:aws:dynamodb:eu-west-1:111122223333";

function aPoint(overrides: Partial<RecoveryPoint> = {}): RecoveryPoint {
  return {
    arn: "arn:aws:backup:eu-west-1:111122223333:recovery-point:1",
    vault: "prod-backup",
    tableArn: `${HOME}:table/prod-orders`,
    created: startOf(TODAY - 100),
    bytes: 10e9,
    isCold: false,
    deleteAt: startOf(TODAY + 5),
    ...overrides,
  };
}

function judge(points: readonly RecoveryPoint[], existing: readonly string[] = []) {
  const [judged] = judgeVaults(["prod-backup"], points, new Set(existing), HOME, TODAY);
  return { verdict: judged?.verdict, reason: judged?.reason, orphans: judged?.orphans };
}

test("a recovery point of a table that exists is no orphan", () => {
  expect(judge([aPoint()], ["prod-orders"]).verdict).toBe("no orphans");
  expect(judge([]).verdict).toBe("no orphans");
});

test("one of a table that is gone is, with its age and cost", () => {
  expect(judge([aPoint(), aPoint({ created: startOf(TODAY - 7), bytes: 5e9 })], ["prod-orders-2"])).toMatchObject({
    verdict: "orphans that expire",
    reason:
      "2 recovery points of tables that are gone (prod-orders), oldest of 2026-08-19, all expire; 15 GB, " +
      "about USD 1.50 a month (estimate, prices of us-east-1 of 2026-10-03).",
    orphans: [{ tableName: "prod-orders", oldestDays: 100, endless: 0 }],
  });
});

test("one that nothing ever deletes is there for ever", () => {
  const { verdict, reason } = judge([aPoint(), aPoint({ deleteAt: undefined, isCold: true })]);
  expect(verdict).toBe("orphans for ever");
  expect(reason).toContain("1 never expire");
  expect(reason).toContain("USD 1.30");
});

test("copies from elsewhere are not judged: their tables cannot be seen", () => {
  const elsewhere = ["arn:aws:dynamodb:us-east-1:111122223333", "arn:aws:dynamodb:eu-west-1:999988887777"];
  const points = elsewhere.map((place) => aPoint({ tableArn: `${place}:table/prod-orders` }));
  expect(judge(points).verdict).toBe("no orphans");
});

test("each vault is judged alone, and many tables are counted", () => {
  const points = ["a", "b", "c", "d"].map((name) => aPoint({ tableArn: `${HOME}:table/${name}` }));
  const judged = judgeVaults(["empty", "prod-backup"], points, new Set(), HOME, TODAY);
  expect(judged.map(({ vault, verdict }) => [vault, verdict])).toEqual([
    ["empty", "no orphans"],
    ["prod-backup", "orphans that expire"],
  ]);
  expect(judged[1]?.reason).toContain("4 recovery points of tables that are gone (4 tables)");
});
