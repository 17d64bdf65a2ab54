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
    /** Each of them ends the call earlier. */
    private readonly signals: readonly AbortSignal[],
  ) {}

  /** This many milliseconds from now, or when the signal aborts, whichever comes first. */
  static within(milliseconds: number, signal?: AbortSignal): Deadline {
    refuseUnlessMilliseconds("deadline", milliseconds);
    return new Deadline(performance.now() + milliseconds, signal === undefined ? [] : [signal]);
  }

  /** When the signal aborts, or when the client's budget for a call is used up. */
  static until(signal: AbortSignal): Deadline {
    return new Deadline(Infinity, [signal]);
  }

  /**
   * The end of a Lambda invocation, less a reserve.
   * @param reserveMs what the function needs after its last call, in milliseconds. Default 500.
   */
  static ofLambda(context: LambdaContext, reserveMs = LAMBDA_RESERVE_MS): Deadline {
    refuseUnlessMilliseconds("reserveMs", reserveMs);
    return new Deadline(performance.now() + context.getRemainingTimeInMillis() - reserveMs, []);
  }

  /** Milliseconds that are left; 0 once it is over. */
  get remainingMs(): number {
    if (this.signals.some(({ aborted }) => aborted)) return 0;
    return Math.max(0, this.expiresAt - performance.now());
  }

  /** Whichever of both comes first. */
  and(other: Deadline): Deadline {
    const signals = new Set([...this.signals, ...other.signals]);
    return new Deadline(Math.min(this.expiresAt, other.expiresAt), [...signals]);
  }

  /** The same deadline, or this many milliseconds from now where only a signal would end it. */
  orAfter(milliseconds: number): Deadline {
    return Number.isFinite(this.expiresAt) ? this : this.and(Deadline.within(milliseconds));
  }

  /** Calls back with the reason when a signal aborts. What it returns lets go of the signals. */
  onAbort(listener: (reason: unknown) => void): () => void {
    const abort = (event: Event) => {
      listener((event.target as AbortSignal).reason);
    };
    for (const signal of this.signals) signal.addEventListener("abort", abort, { once: true });
    return () => {
      for (const signal of this.signals) signal.removeEventListener("abort", abort);
    };
  }
}
