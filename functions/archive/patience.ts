import { setTimeout as sleep } from "node:timers/promises";

/** Waits between attempts, in milliseconds: they double from the first to the last. */
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;

/** Trouble of a service that has outlasted the time there was: the same request may succeed later. */
export class PassingTroubleError extends Error {
  override readonly name = "PassingTroubleError";
}

/** What the SDK says of a request that failed. */
interface ServiceFailure {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Whether the same request may succeed later: no answer at all, too many requests, or trouble of the service's own. */
function isPassing(error: unknown): boolean {
  const status = (error as ServiceFailure).$metadata?.httpStatusCode;
  return status === undefined || status === 429 || status >= 500;
}

/**
 * Tries again for as long as there is time: a service that is out for a minute costs one slow invocation instead of one
 * of the attempts that Lambda has.
 * @param timeLeft milliseconds until it is too late for another attempt
 * @throws PassingTroubleError where time is up, or the first error that another attempt would not mend
 */
export async function patiently(attempt: () => Promise<void>, timeLeft: () => number): Promise<void> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (timeLeft() <= wait) throw new PassingTroubleError(error instanceof Error ? error.message : String(error));
      await sleep(wait);
    }
  }
}
