import { AccessPattern } from "../access-pattern";
import { Key } from "../attribute";
import { equals } from "../condition";
import { GlobalSecondaryIndex, LocalSecondaryIndex } from "../table";
import { byStatus, createReceipt, messages, places, problemsOfTable, receiptsByStatus } from "./fixtures";

function globals(count: number): { globalSecondaryIndexes: GlobalSecondaryIndex[]; accessPatterns: AccessPattern[] } {
  const names = Array.from({ length: count }, (_, position) => `index-${position}`);
  return {
    globalSecondaryIndexes: names.map((name) => ({ ...byStatus, name, projection: "keys-only" })),
    accessPatterns: [
      createReceipt,
      ...names.map((index) => ({ ...receiptsByStatus, name: index, index, returns: [] })),
    ],
  };
}

function locals(count: number): { localSecondaryIndexes: LocalSecondaryIndex[]; accessPatterns: AccessPattern[] } {
  const names = Array.from({ length: count }, (_, position) => `local-${position}`);
  const key = [equals("PK", "{id}")];
  return {
    localSecondaryIndexes: names.map((name) => ({ name, sortKey: Key.string(name), projection: "keys-only" })),
    accessPatterns: [
      createReceipt,
      ...names.map((index) => ({ ...receiptsByStatus, name: index, index, key, returns: [] })),
    ],
  };
}

test("a table has up to 20 global secondary indexes", () => {
  expect(problemsOfTable(globals(20))).toEqual([]);
  expect(problemsOfTable(globals(21))).toEqual([
    expect.objectContaining({ path: 'tables["orders"].globalSecondaryIndexes', received: 21, expected: "at most 20" }),
  ]);
});

test("a table has up to 5 local secondary indexes", () => {
  expect(problemsOfTable(locals(5))).toEqual([]);
  expect(places(problemsOfTable(locals(6)))).toEqual(['error tables["orders"].localSecondaryIndexes']);
});

test("local secondary indexes need a sort key of the table", () => {
  const { localSecondaryIndexes, accessPatterns } = locals(1);
  const problems = problemsOfTable({
    sortKey: undefined,
    localSecondaryIndexes,
    accessPatterns: accessPatterns.slice(1),
  });
  expect(messages(problems)).toEqual(["A table without sort key has no local secondary indexes."]);
});

test("a local secondary index has another sort key than its table", () => {
  const { accessPatterns } = locals(1);
  const index = { name: "local-0", sortKey: Key.string("SK"), projection: "keys-only" } as const;
  expect(places(problemsOfTable({ localSecondaryIndexes: [index], accessPatterns }))).toEqual([
    'error tables["orders"].localSecondaryIndexes["local-0"].sortKey.name',
  ]);
});

test("a global secondary index with the key of the table is warned of; the inverse key is not", () => {
  const index = (partitionKey: string, sortKey: string) =>
    problemsOfTable({
      globalSecondaryIndexes: [
        { name: "copy", partitionKey: Key.string(partitionKey), sortKey: Key.string(sortKey), projection: "all" },
      ],
      accessPatterns: [createReceipt, { ...receiptsByStatus, index: "copy", key: [equals(partitionKey, "{id}")] }],
    });
  expect(index("SK", "PK")).toEqual([]);
  expect(places(index("PK", "SK"))).toEqual(['warning tables["orders"].globalSecondaryIndexes["copy"]']);
});

test("an index that no pattern reads is warned of once, whatever it projects", () => {
  const unread = (projection: "all" | "access-patterns") =>
    places(problemsOfTable({ globalSecondaryIndexes: [{ ...byStatus, projection }] }));
  expect(unread("all")).toEqual(['warning tables["orders"].globalSecondaryIndexes["by-status"]']);
  expect(unread("access-patterns")).toEqual([
    'warning tables["orders"].globalSecondaryIndexes["by-status"].projection',
  ]);
});
