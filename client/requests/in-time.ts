import { deadlineNow } from "../calls/current-deadline";
import { Deadline } from "../deadline";

/** What the caller of any operation may say. */
export interface CallOptions {
  /**
   * When the call has to end. Within `within` it ends by the earlier of both deadlines.
   * @default - the deadline of `within`, or the client's budget
   */
  readonly deadline?: Deadline;
}

/** The deadline of a call that may consist of many requests, which share it. */
export function deadlineOf(options: CallOptions | undefined, budgetMs: number): Deadline {
  return deadlineNow(budgetMs, options?.deadline);
}
