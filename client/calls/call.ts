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
  private readonly abort = () => {
    this.controller.abort(this.deadline.signal?.reason);
  };

  constructor(
    /** The operation of the DynamoDB API, such as `PutItem`. */
    readonly operation: string,
    readonly nature: Nature,
    readonly deadline: Deadline,
    private readonly budgetMs: number,
  ) {
    this.timer = setTimeout(this.abort, Math.min(this.remainingMs, LONGEST_TIMER_MS));
    deadline.signal?.addEventListener("abort", this.abort, { once: true });
    if (this.remainingMs === 0) this.abort();
  }

  /** Aborts when the call has to end. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get elapsedMs(): number {
    return performance.now() - this.startedAt;
  }

  /** What is left until the deadline, or of the client's budget where the deadline is a signal alone, in milliseconds. */
  get remainingMs(): number {
    const left = this.deadline.remainingMs;
    return Number.isFinite(left) ? left : Math.max(0, this.budgetMs - this.elapsedMs);
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
    this.deadline.signal?.removeEventListener("abort", this.abort);
  }
}

/**
 * The call that is at work. The SDK's retry strategy and request handler are shared by all calls of a client, and are not
 * told which of them they work for.
 */
export const currentCall = new AsyncLocalStorage<Call>();

/** The deadline that the caller has set for everything that it does now. */
export const currentDeadline = new AsyncLocalStorage<Deadline>();
