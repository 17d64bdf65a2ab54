import { Key } from "../attribute";
import { byStatus, createReceipt, places, problemsOfTable, receiptsByStatus } from "./fixtures";

const PLACE = 'tables["orders"].timeToLive.attribute';

test.each([{ attribute: "expires" }, { attribute: "expires", enabled: false }])("%j is taken", (timeToLive) => {
  expect(problemsOfTable({ timeToLive })).toEqual([]);
});

test.each(["", "x".repeat(256)])("the attribute %j is refused for its length", (attribute) => {
  expect(places(problemsOfTable({ timeToLive: { attribute } }))).toEqual([`error ${PLACE}`]);
});

test.each(["PK", "SK"])("the key attribute %s does not expire items", (attribute) => {
  expect(places(problemsOfTable({ timeToLive: { attribute } }))).toEqual([`error ${PLACE}`]);
});

test.each([
  ["error", Key.string("expires")],
  ["warning", Key.number("expires")],
])("a key of an index gives an %s where it is %j", (severity, sortKey) => {
  const problems = problemsOfTable({
    timeToLive: { attribute: "expires" },
    globalSecondaryIndexes: [{ ...byStatus, sortKey }],
    accessPatterns: [createReceipt, receiptsByStatus],
  });
  expect(places(problems)).toEqual([`${severity} ${PLACE}`]);
});

test("a sample item whose expiry is no number never expires", () => {
  const item = (expires: { N: string } | { S: string }) => ({ PK: { S: "a" }, SK: { S: "b" }, expires });
  const timeToLive = { attribute: "expires" };
  expect(problemsOfTable({ timeToLive, sampleItems: [item({ N: "1767225600" })] })).toEqual([]);
  expect(places(problemsOfTable({ timeToLive, sampleItems: [item({ S: "2026-01-01" })] }))).toEqual([
    'error tables["orders"].sampleItems[0].expires',
  ]);
});
