import { Key } from "../attribute";
import { AttributeValue, Item } from "../item";
import { aPattern, byStatus, createReceipt, messages, places, problemsOfTable, receiptsByStatus } from "./fixtures";
import { itemSize } from "./item-size";

const ITEMS = 'tables["orders"].sampleItems';
const key = (PK: string, SK: string): Item => ({ PK: { S: PK }, SK: { S: SK } });
const sampled = (...sampleItems: readonly Item[]) => problemsOfTable({ sampleItems });

test("items with the whole key are taken", () => {
  expect(sampled(key("a", "1"), key("a", "2"), { ...key("b", "1"), total: { N: "1.5" } })).toEqual([]);
});

test("an item without a key attribute is refused, for each one that is missing", () => {
  expect(places(sampled({ PK: { S: "a" } }, {}))).toEqual([
    `error ${ITEMS}[0]`,
    `error ${ITEMS}[1]`,
    `error ${ITEMS}[1]`,
  ]);
});

test.each<[string, AttributeValue, string]>([
  ["of another type", { N: "1" }, 'The key attribute "SK" is of type S at tables["orders"].sortKey.'],
  ["that is empty", { S: "" }, "The value of a key attribute has 0 bytes."],
  ["that is too long", { S: "ü".repeat(513) }, "The value of a key attribute has 1,026 bytes."],
])("a key %s is refused", (_, SK, message) => {
  const problems = sampled({ PK: { S: "a" }, SK });
  expect(places(problems)).toEqual([`error ${ITEMS}[0].SK`]);
  expect(messages(problems)).toEqual([message]);
});

test("two items of one primary key are refused at the second", () => {
  expect(places(sampled(key("a", "1"), key("b", "1"), key("a", "1")))).toEqual([`error ${ITEMS}[2]`]);
});

describe("a numeric sort key", () => {
  const numbered = (...numbers: readonly string[]) =>
    places(
      problemsOfTable({
        sortKey: Key.number("day"),
        accessPatterns: [aPattern({ key: [{ attribute: "PK", operator: "=", value: "{id}" }] })],
        sampleItems: numbers.map((N) => ({ PK: { S: "a" }, day: { N } })),
      }),
    );

  test("is compared as a number", () => {
    expect(numbered("1", "2", "12345678901234567890", "12345678901234567891")).toEqual([]);
    expect(numbered("1", "1.0")).toEqual([`error ${ITEMS}[1]`]);
  });

  test("is a number", () => {
    expect(numbered("one")).toEqual([`error ${ITEMS}[0].day`]);
  });
});

test("a key attribute of an index may be absent, but not of another type", () => {
  const indexed = (...sampleItems: readonly Item[]) =>
    places(
      problemsOfTable({
        globalSecondaryIndexes: [byStatus],
        accessPatterns: [createReceipt, receiptsByStatus],
        sampleItems,
      }),
    );
  expect(indexed(key("a", "1"), { ...key("a", "2"), status: { S: "open" } })).toEqual([]);
  expect(indexed({ ...key("a", "1"), status: { BOOL: true } })).toEqual([`error ${ITEMS}[0].status`]);
});

test("an item has up to 400 KB", () => {
  const sized = (bytes: number) => ({ ...key("a", "1"), data: { S: "x".repeat(bytes) } });
  const rest = itemSize(sized(0));
  expect(sampled(sized(409_600 - rest))).toEqual([]);
  expect(sampled(sized(409_601 - rest))).toEqual([expect.objectContaining({ path: `${ITEMS}[0]`, received: 409_601 })]);
});

test("lists and maps nest up to 32 levels, and an item that contains itself does not end the validation", () => {
  const nested = (levels: number): AttributeValue => (levels === 0 ? { S: "x" } : { L: [nested(levels - 1)] });
  expect(sampled({ ...key("a", "1"), data: nested(32) })).toEqual([]);
  expect(places(sampled({ ...key("a", "1"), data: nested(33) }))).toEqual([`error ${ITEMS}[0].data`]);
  const endless: { M: Record<string, AttributeValue> } = { M: {} };
  endless.M["self"] = endless;
  expect(sampled({ ...key("a", "1"), data: endless })).not.toEqual([]);
});

test("sizes are counted as DynamoDB counts them", () => {
  expect(itemSize({ "shirt-color": { S: "R" }, "shirt-size": { S: "M" } })).toBe(23);
  expect(itemSize({ a: { B: Buffer.from("four").toString("base64") } })).toBe(5);
  expect(itemSize({ a: { SS: ["x", "yz"] } })).toBe(4);
  expect(itemSize({ a: { NULL: true }, b: { BOOL: false } })).toBe(4);
  expect(itemSize({ a: { L: [] } })).toBe(4);
});
