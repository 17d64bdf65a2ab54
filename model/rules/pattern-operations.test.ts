import { AccessPattern } from "../access-pattern";
import { absent, equals } from "../condition";
import {
  aPattern,
  anIndexedTable,
  createReceipt,
  messages,
  places,
  problemsOfTable,
  receiptsByStatus,
} from "./fixtures";

const PATTERN = 'tables["orders"].accessPatterns["receipts of an account"]';
const { globalSecondaryIndexes } = anIndexedTable();
const local = { name: "by-total", sortKey: { name: "total", type: "N" }, projection: "all" } as const;

const used = (pattern: Partial<AccessPattern>) =>
  problemsOfTable({
    globalSecondaryIndexes,
    localSecondaryIndexes: [local],
    accessPatterns: [
      aPattern(pattern),
      receiptsByStatus,
      { ...createReceipt, operation: "Query", name: "by total", index: "by-total", key: [equals("PK", "{id}")] },
    ],
  });

test("a pattern reads an index that exists; a near miss is suggested", () => {
  const key = [equals("status", "{status}")];
  expect(used({ index: "by-status", key, returns: [] })).toEqual([]);
  const problems = used({ index: "by-statsu", key, returns: [] });
  expect(places(problems)).toEqual([`error ${PATTERN}.index`]);
  expect(problems[0]?.expected).toContain('did you mean "by-status"?');
});

test.each([
  "GetItem",
  "BatchGetItem",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "BatchWriteItem",
  "TransactWriteItems",
] as const)("a %s does not work on an index", (operation) => {
  const key = [equals("PK", "{id}"), equals("SK", "{id}")];
  expect(used({ operation, key })).toEqual([]);
  expect(places(used({ operation, key, index: "by-status" }))).toContain(`error ${PATTERN}.index`);
});

test("strongly consistent reads are those of the table and of local secondary indexes", () => {
  expect(used({ consistency: "strong" })).toEqual([]);
  expect(used({ consistency: "strong", index: "by-total", key: [equals("PK", "{id}")] })).toEqual([]);
  const global = used({ consistency: "strong", index: "by-status", key: [equals("status", "{id}")], returns: [] });
  expect(places(global)).toEqual([`error ${PATTERN}.consistency`]);
});

const item = [equals("PK", "{id}"), equals("SK", "{id}")];
test.each<[AccessPattern["operation"], Partial<AccessPattern>, string]>([
  ["PutItem", { returns: ["a"] }, "returns"],
  ["PutItem", { consistency: "strong" }, "consistency"],
  ["GetItem", { writes: ["a"] }, "writes"],
  ["GetItem", { order: "ascending" }, "order"],
  ["GetItem", { limit: 1 }, "limit"],
  ["GetItem", { filter: [absent("PK")] }, "filter"],
  ["BatchGetItem", { filter: [absent("PK")] }, "filter"],
  ["BatchWriteItem", { filter: [absent("PK")] }, "filter"],
])("a %s with %j is refused at %s", (operation, overrides, place) => {
  expect(used({ operation, key: item })).toEqual([]);
  expect(places(used({ operation, key: item, ...overrides }))).toEqual([`error ${PATTERN}.${place}`]);
});

test("an empty filter is fine everywhere", () => {
  expect(used({ operation: "GetItem", key: item, filter: [] })).toEqual([]);
});

test("a Query has an order and a limit of at least 1", () => {
  expect(used({ order: "descending", limit: 1 })).toEqual([]);
  expect(places(used({ limit: 0 }))).toEqual([`error ${PATTERN}.limit`]);
  expect(places(used({ limit: 1.5 }))).toEqual([`error ${PATTERN}.limit`]);
});

test("a write sets other attributes than the key", () => {
  expect(used({ operation: "UpdateItem", key: item, writes: ["status"] })).toEqual([]);
  expect(messages(used({ operation: "UpdateItem", key: item, writes: ["status", "SK"] }))).toEqual([
    "A key attribute cannot be written: it names the item.",
  ]);
});
