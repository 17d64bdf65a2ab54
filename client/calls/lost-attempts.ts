import { AsyncLocalStorage } from "node:async_hooks";

interface Notes {
  wasLost: boolean;
}

/** The SDK's commands have no room for what a call says beside its answer. */
const notes = new AsyncLocalStorage<Notes>();

/** A call has succeeded, although an earlier attempt of it may have been carried out. */
export function noteLostAttempt(): void {
  const current = notes.getStore();
  if (current) current.wasLost = true;
}

/**
 * What one call gives, and whether an attempt before the one that was answered may have been carried out. The answer is
 * about its own attempt only: what it hands back as not done may have been done by the earlier one.
 */
export async function withLostAttempts<R>(
  call: () => Promise<R>,
): Promise<{ readonly result: R; readonly wasLost: boolean }> {
  const own: Notes = { wasLost: false };
  const result = await notes.run(own, call);
  return { result, wasLost: own.wasLost };
}
