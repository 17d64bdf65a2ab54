import { AccessPattern } from "../access-pattern";
import { aPattern } from "../rules/fixtures";
import { cacheLoad, isCacheable } from "./load";

const READS = { expectedHitRatio: 0.8, writeThrough: false };
const of = (overrides: Partial<AccessPattern>, use = READS) => cacheLoad([aPattern(overrides)], use);

test("a Query counts as the size of its result, rounded up once", () => {
  const load = of({ operation: "Query", peakPerSecond: 10, itemSizeBytes: 500, itemsPerRequest: 5 });
  expect(load).toEqual({ hits: 24, misses: 6, writes: 0 });
});

test("reads by key count item by item", () => {
  expect(of({ operation: "GetItem", peakPerSecond: 10, itemSizeBytes: 1025 })).toEqual({
    hits: 16,
    misses: 4,
    writes: 0,
  });
  const batch = of({ operation: "BatchGetItem", peakPerSecond: 10, itemSizeBytes: 500, itemsPerRequest: 5 });
  expect(batch).toEqual({ hits: 40, misses: 10, writes: 0 });
});

test("a strongly consistent read is never a hit", () => {
  expect(of({ operation: "GetItem", peakPerSecond: 10, itemSizeBytes: 500, consistency: "strong" })).toEqual({
    hits: 0,
    misses: 10,
    writes: 0,
  });
});

test("writes count only where they go through the cluster", () => {
  const write = { operation: "BatchWriteItem", peakPerSecond: 10, itemSizeBytes: 1500, itemsPerRequest: 3 } as const;
  expect(of(write)).toEqual({ hits: 0, misses: 0, writes: 0 });
  expect(of(write, { ...READS, writeThrough: true })).toEqual({ hits: 0, misses: 0, writes: 60 });
});

test("a transaction is read back after it was written", () => {
  const write = { operation: "TransactWriteItems", peakPerSecond: 10, itemSizeBytes: 500, itemsPerRequest: 2 } as const;
  expect(of(write, { ...READS, writeThrough: true })).toEqual({ hits: 0, misses: 20, writes: 20 });
});

test("patterns add up, and one that could not be read does not hide the others", () => {
  const get = aPattern({ operation: "GetItem", peakPerSecond: 10, itemSizeBytes: 500 });
  const broken = aPattern({ operation: "GetItem", peakPerSecond: Number.NaN });
  expect(cacheLoad([get, broken, get], READS)).toEqual({ hits: 16, misses: 4, writes: 0 });
});

test("what is read eventually can be cached", () => {
  expect(isCacheable(aPattern())).toBe(true);
  expect(isCacheable(aPattern({ consistency: "strong" }))).toBe(false);
  expect(isCacheable(aPattern({ operation: "PutItem" }))).toBe(false);
});
