/** What the budget did not suffice for, or what DynamoDB refused, of a batch of writes. */
export class BatchWriteError<W> extends Error {
  override readonly name = "BatchWriteError";

  constructor(
    /** Writes that certainly did not happen. */
    readonly notWritten: readonly W[],
    /** Writes that may have happened: an attempt of theirs was lost. Writing them again leads to the same items. */
    readonly uncertain: readonly W[],
    /** Writes that did happen. */
    readonly writtenCount: number,
    cause: unknown,
  ) {
    super(
      `Of ${writtenCount + notWritten.length + uncertain.length} writes ${notWritten.length} did not happen, and ` +
        `${uncertain.length} may have happened. Write what "notWritten" and "uncertain" hold again.`,
      { cause },
    );
  }
}

/** What the budget did not suffice for, or what DynamoDB refused, of a batch of reads. */
export class BatchReadError<K, I> extends Error {
  override readonly name = "BatchReadError";

  constructor(
    /** Keys that were not read. */
    readonly unread: readonly K[],
    /** Items that were. */
    readonly items: readonly I[],
    cause: unknown,
  ) {
    super(`${unread.length} keys were not read. "unread" holds them, and "items" what was found of the others.`, {
      cause,
    });
  }
}
