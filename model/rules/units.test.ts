import { AccessPattern } from "../access-pattern";
import { Path } from "../problem";
import { aPattern, aTable, anIndexedTable, createReceipt, receiptsByStatus } from "./fixtures";
import { indexesOf } from "./table-parts";
import { indexLoad, tableLoad } from "./units";

const loadOf = (...accessPatterns: AccessPattern[]) => tableLoad(aTable({ accessPatterns }));

test.each([
  ["an eventually consistent read of 4 KB costs half a unit", { operation: "GetItem", itemSizeBytes: 4096 }, 0.5],
  ["a strongly consistent read costs a unit", { operation: "GetItem", itemSizeBytes: 4096, consistency: "strong" }, 1],
  ["one byte more costs a unit more", { operation: "GetItem", itemSizeBytes: 4097, consistency: "strong" }, 2],
  ["a batch pays for each item", { operation: "BatchGetItem", itemSizeBytes: 100, itemsPerRequest: 10 }, 5],
  ["a Query pays for the sum of its items", { operation: "Query", itemSizeBytes: 100, itemsPerRequest: 10 }, 0.5],
] as const)("%s", (_, overrides, read) => {
  expect(loadOf(aPattern({ ...overrides, peakPerSecond: 1 }))).toEqual({ read, write: 0 });
});

test.each([
  ["a write of 1 KB costs a unit", { itemSizeBytes: 1024 }, 1],
  ["a byte more costs two", { itemSizeBytes: 1025 }, 2],
  ["a transaction costs twice", { operation: "TransactWriteItems", itemSizeBytes: 1024, itemsPerRequest: 3 }, 6],
] as const)("%s", (_, overrides, write) => {
  expect(loadOf({ ...createReceipt, ...overrides, peakPerSecond: 1 })).toEqual({ read: 0, write });
});

test("peaks add up; reads of a global index are the index's, and its writes are the table's", () => {
  const table = anIndexedTable({
    accessPatterns: [createReceipt, createReceipt, { ...receiptsByStatus, peakPerSecond: 4 }],
  });
  const [index] = indexesOf(table, Path.of("table"));
  expect(tableLoad(table)).toEqual({ read: 0, write: 20 });
  expect(index && indexLoad(table, index)).toEqual({ read: 2, write: 20 });
});
