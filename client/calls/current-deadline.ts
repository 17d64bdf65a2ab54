import { AsyncLocalStorage } from "node:async_hooks";
import { Deadline } from "../deadline";

/** The deadline that the caller has set for everything that it does now. */
const current = new AsyncLocalStorage<Deadline>();

/** What has been set for what begins now: the earlier of its own deadline and of those around it, if there is any. */
export function deadlineSet(own?: Deadline): Deadline | undefined {
  const around = current.getStore();
  return own && around ? own.and(around) : (own ?? around);
}

/**
 * When what begins now has to end.
 * @param budgetMs the client's budget for a call, where nobody has set a time, in milliseconds
 */
export function deadlineNow(budgetMs: number, own?: Deadline): Deadline {
  return deadlineSet(own)?.orAfter(budgetMs) ?? Deadline.within(budgetMs);
}

/** Everything that the work does has to end by the deadline, and by those around it. */
export function inTime<R>(deadline: Deadline, work: () => Promise<R>): Promise<R> {
  return current.run(deadlineSet(deadline) ?? deadline, work);
}
