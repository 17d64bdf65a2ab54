/** As much of Lambda's context as is needed; the context itself fits. */
export interface TimedContext {
  getRemainingTimeInMillis(): number;
}

/** What the end of an invocation takes: telling what was found, and failing loudly where something is left. */
const RESERVE_MILLISECONDS = 30_000;

/** Whether there is time to begin with something more. */
export function timeLeft(context: TimedContext): () => boolean {
  return () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS;
}
