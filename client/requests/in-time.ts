import { currentDeadline } from "../calls/call";
import { Deadline } from "../deadline";

/** What the caller of any operation may say. */
export interface CallOptions {
  /**
   * When the call has to end.
   * @default - the deadline of `within`, or the client's budget
   */
  readonly deadline?: Deadline;
}

/** The deadline of a call that may consist of many requests, which share it. */
export function deadlineOf(options: CallOptions | undefined, budgetMs: number): Deadline {
  return options?.deadline ?? currentDeadline.getStore() ?? Deadline.within(budgetMs);
}

/** Everything that the work does has to end by the deadline. */
export function inTime<R>(deadline: Deadline, work: () => Promise<R>): Promise<R> {
  return currentDeadline.run(deadline, work);
}
