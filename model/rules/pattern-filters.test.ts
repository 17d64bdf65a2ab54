import { AccessPattern } from "../access-pattern";
import { differs, equals } from "../condition";
import { anIndexedTable, aPattern, createReceipt, places, problemsOfTable, receiptsByStatus } from "./fixtures";

const PATTERN = 'tables["orders"].accessPatterns["receipts of an account"]';
const key = [equals("PK", "{account}")];

const used = (pattern: Partial<AccessPattern>) =>
  places(problemsOfTable({ accessPatterns: [aPattern({ key, ...pattern })] }));

test("a Query does not filter on its own key", () => {
  expect(used({ filter: [differs("note", "x")] })).toEqual([]);
  expect(used({ filter: [differs("SK", "x")] })).toEqual([`error ${PATTERN}.filter[0].attribute`]);
});

test("a Query of an index may filter on the key of the table", () => {
  const filter = [differs("PK", "x"), differs("status", "x")];
  const problems = problemsOfTable({
    ...anIndexedTable(),
    accessPatterns: [createReceipt, { ...receiptsByStatus, filter }],
  });
  expect(places(problems)).toEqual(['error tables["orders"].accessPatterns["receipts by status"].filter[1].attribute']);
});

test("equality in a filter on the table does the work of a key", () => {
  expect(used({ filter: [equals("status", "open")] })).toEqual([`warning ${PATTERN}.filter[0]`]);
});

test("a write depends on what it likes", () => {
  const filter = [equals("status", "open"), differs("SK", "x")];
  expect(used({ operation: "PutItem", key: [...key, equals("SK", "{id}")], filter })).toEqual([]);
});
