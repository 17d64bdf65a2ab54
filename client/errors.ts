import { Call, StopReason } from "./calls/call";

/** What every error of the client says about the call that it ends. */
interface CallFacts {
  /** The operation of the DynamoDB API, such as `PutItem`. */
  readonly operation: string;
  /** Attempts that were sent. */
  readonly attempts: number;
  /** How long the call took, in milliseconds. */
  readonly elapsedMs: number;
  /** Why there was no further attempt; nothing where the call was ended in the middle of one, or of a wait. */
  readonly stopped: StopReason | undefined;
}

function factsOf({ operation, attempts, elapsedMs, stopped }: Call): CallFacts {
  return { operation, attempts, elapsedMs: Math.round(elapsedMs), stopped };
}

function sentence({ operation, attempts, elapsedMs }: CallFacts): string {
  return `${operation}, ${attempts} ${attempts === 1 ? "attempt" : "attempts"} in ${elapsedMs} ms`;
}

/**
 * The call's time is over, or its caller has aborted it. Nothing was written; a read can simply be repeated. `cause` is
 * the failure of the last attempt, where there was one.
 */
export class DeadlineExceededError extends Error {
  override readonly name = "DeadlineExceededError";
  readonly facts: CallFacts;

  constructor(call: Call, cause: unknown) {
    const facts = factsOf(call);
    super(`The call did not end within its time (${sentence(facts)}). Nothing was written.`, { cause });
    this.facts = facts;
  }
}

/**
 * The write may have been carried out, or may not: an attempt was lost on the way (`cause`), and nothing that came later
 * could tell. It is never thrown for a write that certainly was not carried out.
 */
export class AmbiguousWriteError extends Error {
  override readonly name = "AmbiguousWriteError";
  readonly facts: CallFacts;
  /** Why reading the item to find out did not work either, where that was tried. */
  settlingError?: unknown;

  constructor(call: Call, cause: unknown) {
    const facts = factsOf(call);
    super(`The write may have been carried out (${sentence(facts)}). Read the item to find out.`, { cause });
    this.facts = facts;
  }
}

/** The answer does not have the checksum that came with it: it was damaged or cut off on the way. */
export class CorruptAnswerError extends Error {
  override readonly name = "CorruptAnswerError";
}

/** A read would have returned more items than its caller wants to hold at once. */
export class TooManyItemsError extends Error {
  override readonly name = "TooManyItemsError";

  constructor(readonly atMost: number) {
    super(`There are more than ${atMost} items. Read them page by page, or raise "atMost".`);
  }
}

function hasName(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name;
}

/**
 * Whether a write was refused because its condition does not hold. Nothing was written then, by any attempt: where that
 * is not certain the client throws an AmbiguousWriteError instead.
 */
export function isConditionFailure(error: unknown): boolean {
  if (hasName(error, "ConditionalCheckFailedException")) return true;
  if (!hasName(error, "TransactionCanceledException")) return false;
  const { CancellationReasons: reasons = [] } = error as { CancellationReasons?: readonly { Code?: string }[] };
  return reasons.some(({ Code: code }) => code === "ConditionalCheckFailed");
}
