import { AccessPattern } from "../access-pattern";
import { atLeast, atMost, beginsWith, between, Condition, contains, equals, exists } from "../condition";
import {
  anIndexedTable,
  aPattern,
  createReceipt,
  messages,
  places,
  problemsOfTable,
  receiptsByStatus,
} from "./fixtures";

const PATTERN = 'tables["orders"].accessPatterns["receipts of an account"]';

const used = (pattern: Partial<AccessPattern>) =>
  problemsOfTable({ accessPatterns: [aPattern(pattern)], acceptedScans: [] });

describe("the key of a Query", () => {
  test.each<[string, readonly Condition[]]>([
    ["the partition key alone", [equals("PK", "a")]],
    ["a prefix of the sort key", [equals("PK", "a"), beginsWith("SK", "b")]],
    ["a range of the sort key", [equals("PK", "a"), between("SK", "b", "c")]],
    ["one end of the sort key", [atMost("SK", "z"), equals("PK", "a")]],
    ["one item", [equals("PK", "a"), equals("SK", "b")]],
  ])("is %s", (_, key) => {
    expect(used({ key })).toEqual([]);
  });

  test.each<[string, readonly Condition[], string[]]>([
    ["nothing", [], ["key"]],
    ["the sort key alone", [equals("SK", "a")], ["key"]],
    ["a range of the partition key", [beginsWith("PK", "a")], ["key[0].operator"]],
    ["two partitions", [equals("PK", "a"), equals("PK", "b")], ["key[1]"]],
    ["two conditions on the sort key", [equals("PK", "a"), atLeast("SK", "a"), atMost("SK", "b")], ["key[2]"]],
    ["an operator for filters", [equals("PK", "a"), contains("SK", "b")], ["key[1].operator"]],
    ["a condition without value", [equals("PK", "a"), exists("SK")], ["key[1].operator"]],
    ["another attribute", [equals("PK", "a"), equals("status", "b")], ["key[1].attribute"]],
    ["the wrong attribute", [equals("Pk", "a")], ["key", "key[0].attribute"]],
  ])("is not %s", (_, key, found) => {
    expect(places(used({ key }))).toEqual(found.map((place) => `error ${PATTERN}.${place}`));
  });

  test("tells that a condition on another attribute belongs into the filter", () => {
    const [problem] = used({ key: [equals("PK", "a"), equals("status", "b")] });
    expect(problem).toMatchObject({ message: "The attribute is no key of the table.", received: "status" });
    expect(problem?.expected).toContain('belongs into "filter"');
  });

  test("is that of the index that it reads", () => {
    const reading = (key: readonly Condition[]) =>
      problemsOfTable({ ...anIndexedTable(), accessPatterns: [createReceipt, { ...receiptsByStatus, key }] });
    expect(reading([equals("status", "open"), beginsWith("SK", "REC#")])).toEqual([]);
    expect(messages(reading([equals("PK", "a")]))).toEqual([
      'A Query of the index "by-status" needs the value of the key attribute "status".',
      'The attribute is no key of the index "by-status".',
    ]);
  });

  test("of an index that does not exist is judged as far as that is possible", () => {
    expect(places(used({ index: "ghost", key: [equals("status", "a")] }))).toEqual([`error ${PATTERN}.index`]);
    expect(places(used({ index: "ghost", key: [] }))).toEqual([`error ${PATTERN}.index`, `error ${PATTERN}.key`]);
  });
});

describe.each([
  "GetItem",
  "BatchGetItem",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "BatchWriteItem",
  "TransactWriteItems",
] as const)("the key of a %s", (operation) => {
  const key = [equals("PK", "a"), equals("SK", "b")];

  test("is the whole key of the table", () => {
    expect(used({ operation, key })).toEqual([]);
  });

  test.each<[string, readonly Condition[], string[]]>([
    ["a part of it", [equals("PK", "a")], ["key"]],
    ["nothing", [], ["key", "key"]],
    ["a range", [equals("PK", "a"), beginsWith("SK", "b")], ["key[1].operator"]],
    ["more than the key", [...key, equals("status", "c")], ["key[2].attribute"]],
    ["an attribute twice", [...key, equals("SK", "c")], ["key[2]"]],
  ])("is not %s", (_, given, found) => {
    expect(places(used({ operation, key: given }))).toEqual(found.map((place) => `error ${PATTERN}.${place}`));
  });
});

test("a Scan has no key", () => {
  const scan = (key: readonly Condition[]) =>
    problemsOfTable({
      accessPatterns: [aPattern({ operation: "Scan", key })],
      acceptedScans: [{ pattern: "receipts of an account", reason: "once a month, at night" }],
    });
  expect(scan([])).toEqual([]);
  expect(places(scan([equals("PK", "a")]))).toEqual([`error ${PATTERN}.key`]);
});
