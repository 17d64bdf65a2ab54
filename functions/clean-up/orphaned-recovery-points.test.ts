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

const LIMITS = { olderThanDays: 100, monthlyCost: 10 };

function judge(points: readonly RecoveryPoint[], existing: readonly string[] = [], limits = LIMITS) {
  const [judged] = judgeVaults(["prod-backup"], points, new Set(existing), HOME, TODAY, limits);
  return { verdict: judged?.verdict, reason: judged?.reason, orphans: judged?.orphans };
}

test("a recovery point of a table that exists is no orphan", () => {
  expect(judge([aPoint()], ["prod-orders"]).verdict).toBe("no orphans");
  expect(judge([]).verdict).toBe("no orphans");
});

test("one of a table that is gone is, with its age and cost", () => {
  expect(judge([aPoint(), aPoint({ created: startOf(TODAY - 7), bytes: 5e9 })], ["prod-orders-2"])).toMatchObject({
    verdict: "orphans to let expire",
    reason:
      "2 recovery points of tables that are gone, up to 100 days old (2026-08-19), 15 GB, " +
      "about USD 1.50 a month (estimate, prices of us-east-1 of 2026-10-03). All expire. Of prod-orders.",
    orphans: [{ tableName: "prod-orders", oldestDays: 100, endless: 0 }],
  });
});

test("one that nothing ever deletes is to be looked at, however young and cheap", () => {
  const { verdict, reason } = judge([aPoint(), aPoint({ deleteAt: undefined, isCold: true })]);
  expect(verdict).toBe("orphans to look at");
  expect(reason).toContain("Look at them: 1 never expire. Of");
  expect(reason).toContain("USD 1.30");
});

test("one that is older than the days that are said is to be looked at, though its lifecycle ends it", () => {
  expect(judge([aPoint({ created: startOf(TODAY - 100) })]).verdict).toBe("orphans to let expire");
  const { verdict, reason } = judge([aPoint({ created: startOf(TODAY - 101) })]);
  expect(verdict).toBe("orphans to look at");
  expect(reason).toContain("up to 101 days old (2026-08-18)");
  expect(reason).toContain("Look at them: over 100 days old.");
  expect(judge([aPoint()], [], { ...LIMITS, olderThanDays: 0 }).verdict).toBe("orphans to look at");
});

test("those of a vault that cost more than is said are to be looked at, together", () => {
  const of = (name: string, bytes: number) => aPoint({ tableArn: `${HOME}:table/${name}`, bytes });
  expect(judge([of("a", 50e9), of("b", 50e9)]).verdict).toBe("orphans to let expire");
  const { verdict, reason } = judge([of("a", 50e9), of("b", 51e9)]);
  expect(verdict).toBe("orphans to look at");
  expect(reason).toContain("about USD 10.10 a month");
  expect(reason).toContain("Look at them: over USD 10 a month. Of a and b.");
});

test("every reason is given, and none of it is what AWS Config cuts off, however long the tables' names", () => {
  const name = (letter: string) => letter.repeat(255);
  const points = ["a", "b", "c"].map((letter) =>
    aPoint({
      tableArn: `${HOME}:table/${name(letter)}`,
      created: startOf(TODAY - 36_500),
      deleteAt: undefined,
      bytes: 9e15,
    }),
  );
  const seen = judge(points).reason?.slice(0, 255);
  expect(seen).toContain("3 never expire, over 100 days old and over USD 10 a month.");
  expect(seen).toContain("up to 36,500 days old");
  expect(seen).toContain("USD 2,700,000 a month");
});

test("copies from elsewhere are not judged: their tables cannot be seen", () => {
  const elsewhere = ["arn:aws:dynamodb:us-east-1:111122223333", "arn:aws:dynamodb:eu-west-1:999988887777"];
  const points = elsewhere.map((place) => aPoint({ tableArn: `${place}:table/prod-orders` }));
  expect(judge(points).verdict).toBe("no orphans");
});

test("each vault is judged alone, and many tables are counted", () => {
  const points = ["a", "b", "c", "d"].map((name) => aPoint({ tableArn: `${HOME}:table/${name}` }));
  const judged = judgeVaults(["empty", "prod-backup"], points, new Set(), HOME, TODAY, LIMITS);
  expect(judged.map(({ vault, verdict }) => [vault, verdict])).toEqual([
    ["empty", "no orphans"],
    ["prod-backup", "orphans to let expire"],
  ]);
  expect(judged[1]?.reason).toMatch(/^4 recovery points of tables that are gone, .* Of 4 tables\.$/);
});
