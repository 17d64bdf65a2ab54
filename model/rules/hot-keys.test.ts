import { Key } from "../attribute";
import { aPattern, byStatus, createReceipt, places, problemsOfTable, receiptsByStatus } from "./fixtures";

/** 500 bytes are one write unit, and half a read unit. */
const table = (distinctValues: number | undefined, peakPerSecond: number) =>
  problemsOfTable({
    partitionKey: Key.string("PK", { distinctValues }),
    accessPatterns: [aPattern(), { ...createReceipt, peakPerSecond }],
  });

test("few partition key values under more load than their partitions take are warned of, with the arithmetic", () => {
  const [problem, ...others] = table(2, 3000);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    severity: "warning",
    path: 'tables["orders"].partitionKey.distinctValues',
    received: 2,
  });
  expect(problem?.message).toContain("3,000 write units");
  expect(problem?.message).toContain("over 2 values, are 1,500 for each");
  expect(problem?.message).toContain("at most 1,000");
  expect(problem?.expected).toContain("at least 3 values");
});

test.each([
  [3, 3000],
  [1, 1000],
  [undefined, 100_000],
])("%j values under %d writes per second are fine", (distinctValues, peak) => {
  expect(table(distinctValues, peak)).toEqual([]);
});

const index = (writes: readonly string[] | undefined, operation: "PutItem" | "UpdateItem") =>
  places(
    problemsOfTable({
      globalSecondaryIndexes: [{ ...byStatus, partitionKey: Key.string("status", { distinctValues: 4 }) }],
      accessPatterns: [{ ...createReceipt, operation, writes, peakPerSecond: 5000 }, receiptsByStatus],
    }),
  );

test("an index of few values is written by the writes of the table", () => {
  const place = 'tables["orders"].globalSecondaryIndexes["by-status"].partitionKey.distinctValues';
  expect(index(undefined, "PutItem")).toEqual([`warning ${place}`]);
  expect(index(["status"], "UpdateItem")).toEqual([`warning ${place}`]);
});

test("an update that leaves the index alone does not count for it", () => {
  expect(index(["note"], "UpdateItem")).toEqual([]);
});
