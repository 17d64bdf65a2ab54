import { aPattern, byStatus, createReceipt, places, problemsOfTable, receiptsByStatus } from "./fixtures";

const PLACE = 'tables["orders"].attemptToken';

test("an attribute that nobody else uses is taken", () => {
  expect(problemsOfTable({ attemptToken: "write_token" })).toEqual([]);
});

test.each(["", "x".repeat(256)])("the attribute %j is refused for its length", (attemptToken) => {
  expect(places(problemsOfTable({ attemptToken }))).toEqual([`error ${PLACE}`]);
});

test.each(["PK", "SK", "status"])("the key attribute %s is refused", (attemptToken) => {
  const problems = problemsOfTable({
    attemptToken,
    globalSecondaryIndexes: [byStatus],
    accessPatterns: [aPattern(), createReceipt, receiptsByStatus],
  });
  expect(places(problems)).toEqual([`error ${PLACE}`]);
});

test("the time to live attribute is refused", () => {
  const timeToLive = { attribute: "expires" };
  expect(problemsOfTable({ timeToLive, attemptToken: "write_token" })).toEqual([]);
  expect(places(problemsOfTable({ timeToLive, attemptToken: "expires" }))).toEqual([`error ${PLACE}`]);
});

test("an attribute that an access pattern writes is refused where it is written", () => {
  const accessPatterns = [aPattern(), { ...createReceipt, writes: ["amount", "version"] }];
  expect(problemsOfTable({ accessPatterns, attemptToken: "write_token" })).toEqual([]);
  expect(places(problemsOfTable({ accessPatterns, attemptToken: "version" }))).toEqual([
    'error tables["orders"].accessPatterns["create receipt"].writes[1]',
  ]);
});

test("an index that includes it is warned of, since each write then writes the index", () => {
  const including = (...include: string[]) => ({
    globalSecondaryIndexes: [{ ...byStatus, projection: { include } }],
    accessPatterns: [aPattern(), createReceipt, receiptsByStatus],
    attemptToken: "write_token",
  });
  expect(problemsOfTable(including("amount"))).toEqual([]);
  expect(places(problemsOfTable(including("amount", "write_token")))).toEqual([
    'warning tables["orders"].globalSecondaryIndexes["by-status"].projection.include[1]',
  ]);
});
