import fc from "fast-check";
import { isRestoredTestTable as inFunctions } from "../../functions/restored-test-table";
import {
  FoundTable,
  isRestoredTestTable as inModel,
  RESTORED_TEST_TABLE_NAMES,
  RESTORED_TEST_TABLE_TAG,
} from "../../model/restored-test-table";

const RESTORED: readonly FoundTable[] = [
  { tableName: "awsbackup-restore-test-1a2b3c" },
  { tableName: "awsbackup-restore-test" },
  { tableName: "prod-orders", tags: { [RESTORED_TEST_TABLE_TAG]: "" } },
];
const OTHERS: readonly FoundTable[] = [
  { tableName: "prod-orders" },
  { tableName: "awsbackup-restore" },
  { tableName: "prod-awsbackup-restore-test-1" },
  { tableName: "AWSBackup-restore-test-1" },
  { tableName: "prod-orders", tags: { owner: "awsbackup-restore-test" } },
  // Every object has this property; no table has this tag.
  { tableName: "toString", tags: {} },
];

test.each([
  ["model", inModel],
  ["functions", inFunctions],
])("%s knows a restored test table by its name or its tag", (_, isRestoredTestTable) => {
  expect(RESTORED.filter(isRestoredTestTable)).toEqual(RESTORED);
  expect(OTHERS.filter(isRestoredTestTable)).toEqual([]);
});

test("what is deployed and what runs in Lambda agree on every table", () => {
  const tableName = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc
      .tuple(fc.constantFrom("awsbackup-restore-test", "awsbackup-restore-tes", "x"), fc.string())
      .map((s) => s.join("")),
  );
  const tags = fc.dictionary(fc.constantFrom("awsbackup-restore-test", "owner", "stage"), fc.string());
  fc.assert(
    fc.property(fc.record({ tableName, tags }), (table) => {
      expect(inFunctions(table)).toBe(inModel(table));
    }),
  );
});

test("the pattern for policies and AWS Config is the prefix with an asterisk", () => {
  const prefix = RESTORED_TEST_TABLE_NAMES.slice(0, -1);
  expect(RESTORED_TEST_TABLE_NAMES).toMatch(/^[a-z-]+\*$/);
  expect(inModel({ tableName: prefix })).toBe(true);
});
