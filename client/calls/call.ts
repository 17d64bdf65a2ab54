import { AsyncLocalStorage } from "node:async_hooks";
import { performance } from "node:perf_hooks";
import { Deadline } from "../deadline";
import { Failure } from "./failure";
import { Nature } from "./nature";

/** Node's timers hold no more: some 25 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Why there was no further attempt. */
export type StopReason = "permanent" | "not-repeatable" | "attempts" | "deadline" | "token-expired";

/** One operation from its first attempt to its end. */
export class Call {
  readonly startedAt = performance.now();
  /** Attempts that were sent. */
  attempts = 0;
  /** An earlier attempt of a write may have been carried out. */
  maybeApplied = false;
  stopped: StopReason | undefined;
  private onItsWay = false;
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly letGo: () => void;

  constructor(
    /** The operation of the DynamoDB API, such as `PutItem`. */
    readonly operation: string,
    readonly nature: Nature,
    /** A time, not a signal alone: no call may last for ever. */
    private readonly deadline: Deadline,
  ) {
    const abort = (reason?: unknown) => {
      this.controller.abort(reason);
    };
    this.timer = setTimeout(abort, Math.min(this.remainingMs, LONGEST_TIMER_MS));
    this.letGo = deadline.onAbort(abort);
    if (this.remainingMs === 0) abort();
  }

  /** Aborts when the call has to end. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get elapsedMs(): number {
    return performance.now() - this.startedAt;
  }

  /** What is left until the deadline, in milliseconds. */
  get remainingMs(): number {
    return this.deadline.remainingMs;
  }

  /** Whether the write may have been carried out: by an attempt that failed, or by one that is still on its way. */
  get isUncertain(): boolean {
    return this.nature.writes && (this.maybeApplied || this.onItsWay);
  }

  /** An attempt leaves the client. */
  sent(): void {
    this.attempts++;
    this.onItsWay = true;
  }

  /** The attempt failed. */
  failed(failure: Failure): void {
    if (this.onItsWay && failure.maybeApplied) this.maybeApplied = true;
    if (failure.speaksForAll === true) this.maybeApplied = false;
    this.onItsWay = false;
  }

  /** Lets go of the timer and of the caller's signal. */
  close(): void {
    clearTimeout(this.timer);
    this.letGo();
  }
}

/**
 * The call that is at work. The SDK's retry strategy and request handler are shared by all calls of a client, and are not
 * told which of them they work for.
 */
export const currentCall = new AsyncLocalStorage<Call>();
