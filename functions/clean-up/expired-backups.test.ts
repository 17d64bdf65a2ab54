import fc from "fast-check";
import { startOf } from "./days";
import { BackedUpTable, NativeBackup, planBackups, RetentionSettings } from "./expired-backups";
import { finalBackupName } from "./final-backups";
import { TODAY } from "./fixtures";
import { RETENTION_TAG } from "./judge-backup";

const SETTINGS: RetentionSettings = {
  environment: "prod",
  retentionDays: 35,
  lastOfDeletedTables: "keep",
  finalBackupDays: 365,
  maximumPerRun: 50,
  today: TODAY,
};

let count = 0;
function aBackup(age: number, overrides: Partial<NativeBackup> = {}): NativeBackup {
  count++;
  return {
    arn: `arn:aws:dynamodb:eu-west-1:111122223333:table/prod-orders/backup/${count}`,
    name: `backup-${count}`,
    tableName: "prod-orders",
    tableId: "orders",
    created: startOf(TODAY - age),
    bytes: 1000,
    status: "AVAILABLE",
    ...overrides,
  };
}

const orders = (tags = {}): BackedUpTable => ({
  id: "orders",
  name: "prod-orders",
  tags: { environment: "prod", ...tags },
});

function plan(backups: readonly NativeBackup[], tables = [orders()], settings: Partial<RetentionSettings> = {}) {
  const planned = planBackups(backups, tables, { ...SETTINGS, ...settings });
  const arns = (judged: typeof planned.delete) => judged.map(({ backup }) => backup.arn);
  return { delete: arns(planned.delete), postponed: arns(planned.postponed), kept: arns(planned.kept), planned };
}

test("a backup is deleted when it is older than its retention, and not on its last day", () => {
  const [old, lastDay] = [aBackup(36), aBackup(35)];
  expect(plan([old, lastDay])).toMatchObject({ delete: [old.arn], postponed: [], kept: [] });
  expect(plan([old]).planned.delete[0]?.reason).toBe("It is of 2026-10-22, and kept for 35 days.");
});

test("its table's tag decides before the environment", () => {
  const backup = aBackup(36);
  expect(plan([backup], [orders({ [RETENTION_TAG]: "36" })]).delete).toEqual([]);
  expect(plan([aBackup(8)], [orders({ [RETENTION_TAG]: "7" })]).delete).toHaveLength(1);
});

test.each(["", "0", "-1", "a year", "1.5", "100000"])(
  "the tag %j is no number of days: its backups are kept, which is said",
  (tag) => {
    const backup = aBackup(5000);
    const { delete: deleted, kept, planned } = plan([backup], [orders({ [RETENTION_TAG]: tag })]);
    expect({ deleted, kept }).toEqual({ deleted: [], kept: [backup.arn] });
    expect(planned.kept[0]?.reason).toContain("no number of days");
  },
);

describe("the last backup of a table that the environment has retired", () => {
  const final = (age: number, name = finalBackupName("prod")) =>
    aBackup(age, { name, tableName: "orders-of-anybody", tableId: "gone" });

  test("goes after its own retention, although it is the last one and its table never was ours", () => {
    const [old, lastDay] = [final(366), final(365)];
    expect(plan([old, lastDay], [])).toMatchObject({ delete: [old.arn], postponed: [], kept: [] });
    expect(plan([old], []).planned.delete[0]?.reason).toBe(
      "It is of 2025-11-26, and kept for 365 days. It is the last one of a retired table.",
    );
  });

  test("goes as well where the table stayed, because somebody refused", () => {
    const table: BackedUpTable = { id: "gone", name: "orders-of-anybody", tags: { [RETENTION_TAG]: "9000" } };
    expect(plan([final(366)], [table]).delete).toHaveLength(1);
  });

  test("is left alone where it is another environment's, or another backup of such a table", () => {
    for (const name of [finalBackupName("dev"), "before-the-migration"]) {
      expect(plan([final(5000, name)], [])).toMatchObject({ delete: [], kept: [] });
    }
  });

  test("is left alone where the environment retires nothing", () => {
    expect(plan([final(5000)], [], { finalBackupDays: 0 }).delete).toEqual([]);
  });
});

describe("the backups of a table that is gone", () => {
  const [older, newest] = [aBackup(400), aBackup(300)];

  test("expire but for the newest", () => {
    expect(plan([newest, older], [])).toMatchObject({ delete: [older.arn], kept: [newest.arn] });
  });

  test("expire all where that is said", () => {
    expect(plan([older, newest], [], { lastOfDeletedTables: "delete" }).delete).toEqual([older.arn, newest.arn]);
  });

  test("are told from those of a new table by the same name", () => {
    const again = { ...orders(), id: "orders, again" };
    expect(plan([older, newest], [again])).toMatchObject({ delete: [older.arn], kept: [newest.arn] });
  });

  test("keep the newest that can be restored", () => {
    const broken = aBackup(200, { status: "DELETED" });
    expect(plan([older, newest, broken], [])).toMatchObject({ delete: [older.arn], kept: [newest.arn] });
  });
});

describe("backups of somebody else", () => {
  test.each([
    ["another environment's", aBackup(400, { tableName: "dev-orders", tableId: "dev" }), []],
    ["one of no environment", aBackup(400, { tableName: "orders", tableId: "other" }), []],
    [
      "a table's whose name only begins alike",
      aBackup(400, { tableName: "prod-a-orders", tableId: "a" }),
      [{ id: "a", name: "prod-a-orders", tags: { environment: "prod-a" } }],
    ],
    ["an untagged table's", aBackup(400, { tableId: "untagged" }), [{ id: "untagged", name: "prod-orders", tags: {} }]],
  ])("are left alone: %s", (_, backup, tables) => {
    expect(
      plan([backup, aBackup(500, { tableName: backup.tableName, tableId: backup.tableId })], tables),
    ).toMatchObject({
      delete: [],
      postponed: [],
      kept: [],
    });
  });
});

test("one run deletes so many, the oldest first", () => {
  const backups = [100, 300, 200].map((age) => aBackup(age));
  const { delete: deleted, postponed } = plan(backups, [orders()], { maximumPerRun: 2 });
  expect(deleted).toEqual([backups[1]?.arn, backups[2]?.arn]);
  expect(postponed).toEqual([backups[0]?.arn]);
});

test("whatever there is, nothing young is deleted, nothing of others, no last one, and never too many", () => {
  const backup = fc
    .record({
      age: fc.integer({ min: 0, max: 200 }),
      table: fc.constantFrom("prod-orders", "prod-gone", "dev-orders"),
      id: fc.constantFrom("orders", "gone", "gone too"),
      status: fc.constantFrom("AVAILABLE", "CREATING"),
    })
    .map(({ age, table, id, status }) => aBackup(age, { tableName: table, tableId: id, status }));
  fc.assert(
    fc.property(fc.array(backup, { maxLength: 30 }), fc.integer({ min: 1, max: 10 }), (backups, maximumPerRun) => {
      const { planned } = plan(backups, [orders()], { maximumPerRun });
      const deleted = planned.delete.map((judged) => judged.backup);
      const left = backups.filter((each) => !deleted.includes(each));
      const restorable = (of: readonly NativeBackup[]) =>
        new Set(of.filter(({ status }) => status === "AVAILABLE").map(({ tableId }) => tableId));
      const gone = [...restorable(backups)].filter((id) => id !== "orders");
      return (
        deleted.length <= maximumPerRun &&
        deleted.every(
          ({ created, tableName }) => TODAY - created.getTime() / 86_400_000 > 35 && tableName.startsWith("prod-"),
        ) &&
        gone.every((id) => restorable(left).has(id))
      );
    }),
    { numRuns: 500 },
  );
});
