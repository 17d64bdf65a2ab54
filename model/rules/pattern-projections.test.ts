import { AccessPattern } from "../access-pattern";
import { Key } from "../attribute";
import { differs, equals } from "../condition";
import { Projection } from "../table";
import { byStatus, createReceipt, places, problemsOfTable, receiptsByStatus } from "./fixtures";

const PATTERN = 'tables["orders"].accessPatterns["receipts by status"]';

const global = (projection: Projection, pattern: Partial<AccessPattern>) =>
  places(
    problemsOfTable({
      globalSecondaryIndexes: [{ ...byStatus, projection }],
      accessPatterns: [createReceipt, { ...receiptsByStatus, ...pattern }],
    }),
  );

const local = (projection: Projection, pattern: Partial<AccessPattern>) =>
  places(
    problemsOfTable({
      localSecondaryIndexes: [{ name: "by-status", sortKey: Key.string("status"), projection }],
      accessPatterns: [createReceipt, { ...receiptsByStatus, key: [equals("PK", "{id}")], ...pattern }],
    }),
  );

test.each<[Projection, Partial<AccessPattern>]>([
  ["all", { returns: "all" }],
  ["all", { returns: undefined }],
  ["access-patterns", { returns: ["amount", "note"] }],
  ["access-patterns", { returns: "all" }],
  [{ include: ["amount"] }, { returns: ["amount"] }],
  ["keys-only", { returns: ["PK", "SK", "status"] }],
  ["keys-only", { returns: [] }],
])("an index with %j serves %j", (projection, pattern) => {
  expect(global(projection, pattern)).toEqual([]);
  expect(local(projection, pattern)).toEqual([]);
});

test.each<[Projection, Partial<AccessPattern>, string]>([
  ["keys-only", { returns: ["amount"] }, "returns[0]"],
  ["keys-only", { returns: "all" }, "returns"],
  [{ include: ["amount"] }, { returns: ["amount", "note"] }, "returns[1]"],
  [{ include: ["amount"] }, { returns: undefined }, "returns"],
  [{ include: ["amount"] }, { returns: ["amount"], filter: [differs("note", "x")] }, "filter[0].attribute"],
])("a global index with %j cannot serve %j, a local one reads the table as well", (projection, pattern, place) => {
  expect(global(projection, pattern)).toEqual([`error ${PATTERN}.${place}`]);
  expect(local(projection, pattern)).toEqual([`warning ${PATTERN}.${place}`]);
});
