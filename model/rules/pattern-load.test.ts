import { AccessPattern } from "../access-pattern";
import { equals } from "../condition";
import { aPattern, places, problemsOfTable } from "./fixtures";

const PATTERN = 'tables["orders"].accessPatterns["receipts of an account"]';
const item = [equals("PK", "{id}"), equals("SK", "{id}")];
const used = (pattern: Partial<AccessPattern>) => places(problemsOfTable({ accessPatterns: [aPattern(pattern)] }));

test.each<Partial<AccessPattern>>([
  { peakPerSecond: 0 },
  { peakPerSecond: 0.01 },
  { itemSizeBytes: 1 },
  { itemSizeBytes: 409_600 },
  { itemsPerRequest: 2.5 },
  { itemsPerRequest: 10_000 },
  { operation: "GetItem", key: item, itemsPerRequest: 1 },
  { operation: "BatchGetItem", key: item, itemsPerRequest: 100 },
  { operation: "BatchWriteItem", key: item, itemsPerRequest: 25 },
  { operation: "TransactWriteItems", key: item, itemsPerRequest: 100 },
])("%j is possible", (overrides) => {
  expect(used(overrides)).toEqual([]);
});

test.each<[Partial<AccessPattern>, string]>([
  [{ peakPerSecond: -1 }, "peakPerSecond"],
  [{ itemSizeBytes: 0 }, "itemSizeBytes"],
  [{ itemSizeBytes: 409_601 }, "itemSizeBytes"],
  [{ itemsPerRequest: 0.5 }, "itemsPerRequest"],
  [{ operation: "GetItem", key: item, itemsPerRequest: 2 }, "itemsPerRequest"],
  [{ operation: "BatchGetItem", key: item, itemsPerRequest: 101 }, "itemsPerRequest"],
  [{ operation: "BatchWriteItem", key: item, itemsPerRequest: 26 }, "itemsPerRequest"],
  [{ operation: "TransactWriteItems", key: item, itemsPerRequest: 101 }, "itemsPerRequest"],
])("%j is refused at %s", (overrides, place) => {
  expect(used(overrides)).toEqual([`error ${PATTERN}.${place}`]);
});
