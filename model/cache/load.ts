import { AccessPattern, isRead, WRITE_OPERATIONS } from "../access-pattern";

/** What the clients of a cluster ask of it at the peak, in requests per second times their size in KB. */
export interface CacheLoad {
  /** Reads that the cluster answers itself. */
  readonly hits: number;
  /** Reads that it passes on to DynamoDB. */
  readonly misses: number;
  /** Writes through the cluster. */
  readonly writes: number;
}

/** How the clients use the cluster. */
export interface CacheUse {
  /** 0 to 1. */
  readonly expectedHitRatio: number;
  readonly writeThrough: boolean;
}

const BYTES_PER_KB = 1024;

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / BYTES_PER_KB);
}

/** Items are cached one by one, results of a Query or Scan as a whole. Each size counts as the next whole KB. */
function readKilobytes({ operation, itemSizeBytes, itemsPerRequest = 1 }: AccessPattern): number {
  return operation === "Query" || operation === "Scan"
    ? kilobytes(itemSizeBytes * itemsPerRequest)
    : kilobytes(itemSizeBytes) * itemsPerRequest;
}

/** Whether a cluster can ever answer the pattern itself: it passes strongly consistent reads on. */
export function isCacheable({ operation, consistency }: AccessPattern): boolean {
  return isRead(operation) && consistency !== "strong";
}

function readLoad(pattern: AccessPattern, expectedHitRatio: number): CacheLoad {
  const all = pattern.peakPerSecond * readKilobytes(pattern);
  const hits = isCacheable(pattern) ? all * expectedHitRatio : 0;
  return { hits, misses: all - hits, writes: 0 };
}

/** After a transaction, the cluster reads each of its items back to cache it. */
function writeLoad({ operation, peakPerSecond, itemSizeBytes, itemsPerRequest = 1 }: AccessPattern): CacheLoad {
  const writes = peakPerSecond * kilobytes(itemSizeBytes) * itemsPerRequest;
  return { hits: 0, misses: operation === "TransactWriteItems" ? writes : 0, writes };
}

const NOTHING: CacheLoad = { hits: 0, misses: 0, writes: 0 };

function loadOf(pattern: AccessPattern, { expectedHitRatio, writeThrough }: CacheUse): CacheLoad {
  if (isRead(pattern.operation)) return readLoad(pattern, expectedHitRatio);
  const isWrite = WRITE_OPERATIONS.some((operation) => operation === pattern.operation);
  return isWrite && writeThrough ? writeLoad(pattern) : NOTHING;
}

/** A pattern whose numbers could not be read adds nothing, so that the others still count. */
function plus(sum: CacheLoad, load: CacheLoad): CacheLoad {
  if (![load.hits, load.misses, load.writes].every(Number.isFinite)) return sum;
  return { hits: sum.hits + load.hits, misses: sum.misses + load.misses, writes: sum.writes + load.writes };
}

/** The load of all these patterns at their peak together. */
export function cacheLoad(patterns: readonly AccessPattern[], use: CacheUse): CacheLoad {
  return patterns.map((pattern) => loadOf(pattern, use)).reduce(plus, NOTHING);
}
