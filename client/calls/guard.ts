import { AmbiguousWriteError, DeadlineExceededError } from "../errors";
import { CallEnded, Observer } from "../events";
import { Call, currentCall } from "./call";
import { deadlineNow } from "./current-deadline";
import { noteLostAttempt } from "./lost-attempts";
import { natureOf } from "./nature";

export interface GuardOptions {
  /** The most that one call takes where its caller sets no deadline, in milliseconds. */
  readonly budgetMs: number;
  readonly observe: Observer;
}

/** The part of an answer that says what it cost. Batches and transactions have a list, one for each table. */
interface Costed {
  readonly ConsumedCapacity?: Capacity | readonly Capacity[] | undefined;
}

interface Capacity {
  readonly CapacityUnits?: number | undefined;
}

function unitsOf(output: object): number {
  const parts = [(output as Costed).ConsumedCapacity ?? []].flat();
  return parts.reduce((sum, { CapacityUnits: units = 0 }) => sum + units, 0);
}

/** What the work gives, or an error as soon as the call has to end. */
export async function endInTime<Output>(call: Call, work: () => Promise<Output>): Promise<Output> {
  call.signal.throwIfAborted();
  const end = new Promise<never>((_, reject) => {
    const abort = () => {
      reject(new Error("The time of the call is over.", { cause: call.signal.reason }));
    };
    call.signal.addEventListener("abort", abort, { once: true });
  });
  return Promise.race([end, work()]);
}

/** The error as the caller needs it: first of all, whether something may have been written. */
function finalError(call: Call, error: unknown): unknown {
  if (call.isUncertain) return new AmbiguousWriteError(call, error);
  if (call.signal.aborted || call.stopped === "deadline") return new DeadlineExceededError(call, error);
  return error;
}

function outcomeOf(error: unknown): CallEnded["outcome"] {
  if (error instanceof AmbiguousWriteError) return "ambiguous";
  return error instanceof DeadlineExceededError ? "deadline" : "failed";
}

/** Runs an operation with all its attempts as one call, which ends in time and says what is certain. */
export class Guard {
  constructor(private readonly options: GuardOptions) {}

  async run<Output extends object>(
    operation: string,
    input: object,
    work: () => Promise<Output>,
    answer: (output: Output) => object,
  ): Promise<Output> {
    const call = new Call(operation, natureOf(operation, input), deadlineNow(this.options.budgetMs));
    try {
      const output = await currentCall.run(call, () => endInTime(call, work));
      if (call.maybeApplied) noteLostAttempt();
      this.report(call, "succeeded", unitsOf(answer(output)));
      return output;
    } catch (error) {
      const final = finalError(call, error);
      this.report(call, outcomeOf(final), 0);
      throw final;
    } finally {
      call.close();
    }
  }

  private report(call: Call, outcome: CallEnded["outcome"], consumedCapacityUnits: number): void {
    const { operation, attempts, elapsedMs: durationMs } = call;
    this.options.observe({ type: "call-ended", operation, attempts, durationMs, outcome, consumedCapacityUnits });
  }
}
