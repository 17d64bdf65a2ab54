import { setTimeout as sleep } from "node:timers/promises";
import { BackoffLimits, fullJitter } from "../calls/backoff";
import { classify } from "../calls/failure";
import { Deadline } from "../deadline";
import { AmbiguousWriteError, DeadlineExceededError } from "../errors";

export interface DrainOptions<E> {
  /** Entries of one request at most. */
  readonly size: number;
  /** Requests at the same time. */
  readonly concurrency: number;
  readonly backoff: BackoffLimits;
  readonly random: () => number;
  readonly deadline: Deadline;
  /** Sends a request, and returns the entries that DynamoDB handed back. */
  readonly send: (entries: readonly E[]) => Promise<readonly E[]>;
}

/** What is left when nothing more can be done; nothing, if all went through. */
export interface Drained<E> {
  readonly left: readonly E[];
  /** Why it ended with something left. */
  readonly cause?: unknown;
}

/** Whether what the attempts of one request could not do may still succeed later. */
function isWorthAnotherRound(error: unknown): boolean {
  if (error instanceof DeadlineExceededError) return false;
  if (error instanceof AmbiguousWriteError) return error.facts.stopped === "attempts";
  return classify(error ?? {}).kind !== "permanent";
}

/** Ends with the reason of the deadline's signal where that aborts first. */
async function sleepOrAbort(milliseconds: number, deadline: Deadline): Promise<void> {
  const controller = new AbortController();
  const letGo = deadline.onAbort((reason) => {
    controller.abort(reason);
  });
  await sleep(milliseconds, undefined, { signal: controller.signal }).finally(letGo);
}

/**
 * Sends the entries in requests until none is left: what DynamoDB hands back, and what failed for the moment, goes to the
 * end of the queue, with longer and longer waits as long as nothing but failures comes back. It ends when the deadline
 * does, or with an error that no repetition mends.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html (batch operations)
 */
export async function drain<E>(entries: readonly E[], options: DrainOptions<E>): Promise<Drained<E>> {
  const queue = [...entries];
  let end: { readonly cause: unknown } | undefined;

  async function pause(failures: number, cause: unknown): Promise<void> {
    const wait = fullJitter(options.backoff, failures, options.random);
    if (wait >= options.deadline.remainingMs) end = { cause };
    else await sleepOrAbort(wait, options.deadline);
  }

  async function work(): Promise<void> {
    let failures = 0;
    while (queue.length > 0 && end === undefined) {
      const chunk = queue.splice(0, options.size);
      let cause: unknown;
      try {
        const back = await options.send(chunk);
        queue.push(...back);
        failures = back.length === 0 ? 0 : failures + 1;
      } catch (error) {
        queue.push(...chunk);
        failures++;
        cause = error;
        if (!isWorthAnotherRound(error)) end = { cause };
      }
      if (failures > 0 && end === undefined) {
        await pause(failures, cause).catch((aborted: unknown) => (end = { cause: aborted }));
      }
    }
  }

  const workers = Math.min(options.concurrency, Math.ceil(entries.length / options.size));
  await Promise.all(Array.from({ length: workers }, work));
  return end === undefined ? { left: queue } : { left: queue, cause: end.cause };
}
