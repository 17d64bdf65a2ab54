import { RetryableKind } from "./failure";

/** How long the waits between attempts may be. */
export interface BackoffLimits {
  /** The longest wait before the second attempt, in milliseconds. It doubles with every further one. */
  readonly baseMs: number;
  /** The longest wait at all, in milliseconds. */
  readonly capMs: number;
}

export type Backoff = Readonly<Record<RetryableKind, BackoffLimits>>;

/**
 * Throttling waits longest: a partition gets its throughput back with every second. A conflict is over when the other
 * transaction is, a lost connection is replaced at once.
 */
export const DEFAULT_BACKOFF: Backoff = {
  throttling: { baseMs: 100, capMs: 5_000 },
  conflict: { baseMs: 25, capMs: 1_000 },
  transient: { baseMs: 25, capMs: 2_000 },
};

/**
 * The wait before the next attempt, in milliseconds: anything up to the exponential limit, so that clients that failed
 * together do not come back together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param failures attempts that failed so far, 1 or more
 * @param random from 0 to 1, as Math.random
 */
export function fullJitter({ baseMs, capMs }: BackoffLimits, failures: number, random: () => number): number {
  return random() * Math.min(capMs, baseMs * 2 ** (failures - 1));
}
