import { performance } from "node:perf_hooks";
import { refuse } from "./problems";

/** What the client needs to know of a Lambda invocation: the second argument of a handler has it. */
export interface LambdaContext {
  /** Milliseconds until Lambda ends the invocation. */
  getRemainingTimeInMillis(): number;
}

/** What a function needs after its last call: to answer, and to write its logs. */
const LAMBDA_RESERVE_MS = 500;

function refuseUnlessMilliseconds(path: string, value: number): void {
  if (Number.isFinite(value) && value >= 0) return;
  refuse([
    { path, message: "No such time exists.", received: String(value), expected: "a number of milliseconds from 0 on" },
  ]);
}

/**
 * The moment by which a call has to end, whatever it is doing then: sending, reading an answer or waiting for the next
 * attempt. Hand the same deadline to several calls, and they share what is left of it.
 */
export class Deadline {
  private constructor(
    /** On the clock of `performance.now()`, which does not jump. */
    private readonly expiresAt: number,
    /** Ends the call earlier. */
    readonly signal: AbortSignal | undefined,
  ) {}

  /** This many milliseconds from now, or when the signal aborts, whichever comes first. */
  static within(milliseconds: number, signal?: AbortSignal): Deadline {
    refuseUnlessMilliseconds("deadline", milliseconds);
    return new Deadline(performance.now() + milliseconds, signal);
  }

  /** When the signal aborts, or when the client's budget for a call is used up. */
  static until(signal: AbortSignal): Deadline {
    return new Deadline(Infinity, signal);
  }

  /**
   * The end of a Lambda invocation, less a reserve.
   * @param reserveMs what the function needs after its last call, in milliseconds. Default 500.
   */
  static ofLambda(context: LambdaContext, reserveMs = LAMBDA_RESERVE_MS): Deadline {
    refuseUnlessMilliseconds("reserveMs", reserveMs);
    return new Deadline(performance.now() + context.getRemainingTimeInMillis() - reserveMs, undefined);
  }

  /** Milliseconds that are left; 0 once it is over. */
  get remainingMs(): number {
    return this.signal?.aborted === true ? 0 : Math.max(0, this.expiresAt - performance.now());
  }
}
