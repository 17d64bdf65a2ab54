import { Key } from "../attribute";
import { equals } from "../condition";
import { aPattern, byStatus, createReceipt, messages, places, problemsOfTable, receiptsByStatus } from "./fixtures";

const keyed = (name: string) =>
  problemsOfTable({
    partitionKey: Key.string(name),
    sortKey: undefined,
    accessPatterns: [aPattern({ key: [equals(name, "{id}")] })],
  });

test("the name of a key attribute has up to 255 bytes, not characters", () => {
  expect(keyed("x".repeat(255))).toEqual([]);
  expect(messages(keyed("ü".repeat(128)))).toEqual(["The name of a key attribute has 256 bytes."]);
  expect(messages(keyed(""))).toEqual(["The name of a key attribute is empty."]);
});

test.each([0, -1, 2.5])("%d distinct values are refused", (distinctValues) => {
  const problems = problemsOfTable({ partitionKey: Key.string("PK", { distinctValues }) });
  expect(places(problems)).toEqual(['error tables["orders"].partitionKey.distinctValues']);
});

test("an attribute has one type in the table and all of its indexes", () => {
  const index = (type: "S" | "N") => ({ ...byStatus, sortKey: { name: "SK", type } });
  const patterns = { accessPatterns: [createReceipt, receiptsByStatus] };
  expect(problemsOfTable({ globalSecondaryIndexes: [index("S")], ...patterns })).toEqual([]);
  expect(problemsOfTable({ globalSecondaryIndexes: [index("N")], ...patterns })).toEqual([
    expect.objectContaining({
      severity: "error",
      path: 'tables["orders"].globalSecondaryIndexes["by-status"].sortKey.type',
      message: 'The attribute "SK" has another type than at tables["orders"].sortKey.',
      received: "N",
    }),
  ]);
});

test("the sort key is another attribute than the partition key", () => {
  const problems = problemsOfTable({
    sortKey: Key.string("PK"),
    accessPatterns: [aPattern({ key: [equals("PK", "x")] })],
  });
  expect(places(problems)).toEqual(['error tables["orders"].sortKey.name']);
  const index = { ...byStatus, sortKey: Key.string("status") };
  const indexed = problemsOfTable({
    globalSecondaryIndexes: [index],
    accessPatterns: [createReceipt, receiptsByStatus],
  });
  expect(places(indexed)).toEqual(['error tables["orders"].globalSecondaryIndexes["by-status"].sortKey.name']);
});
