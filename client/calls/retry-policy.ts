import { Observer } from "../events";
import { Backoff, fullJitter } from "./backoff";
import { Call, StopReason } from "./call";
import { AttemptError, classify, Failure } from "./failure";
import { throttlingReasons } from "./throttling-reasons";

/**
 * How long DynamoDB recognizes a client token, less a minute for clocks and requests on their way, in milliseconds.
 * A repetition after the 10 minutes would be a new transaction.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export const TOKEN_LIFE_MS = 9 * 60 * 1000;

export interface RetryPolicyOptions {
  readonly maxAttempts: number;
  readonly backoff: Backoff;
  readonly random: () => number;
  readonly observe: Observer;
}

/** What to do after a failed attempt. */
export type Decision = { readonly retryAfterMs: number } | { readonly stop: StopReason };

/** Node and the DAX client tell their errors apart by a code, the SDK by the name. */
function nameOf({ name = "Error", code }: AttemptError): string {
  return name === "Error" ? (code ?? name) : name;
}

/** Decides about further attempts: this is all there is, whatever the SDK's defaults are. */
export class RetryPolicy {
  constructor(private readonly options: RetryPolicyOptions) {}

  /**
   * Notes a failed attempt, and says whether there will be another one.
   * @param notBefore when the server wants to hear from the client again
   */
  next(call: Call, error: AttemptError, notBefore?: Date): Decision {
    const failure = classify(error);
    call.failed(failure);
    const decision = this.decide(call, failure, notBefore);
    if ("stop" in decision) call.stopped = decision.stop;
    this.report(call, error, failure, decision);
    return decision;
  }

  private decide(call: Call, { kind }: Failure, notBefore: Date | undefined): Decision {
    if (kind === "permanent") return { stop: "permanent" };
    if (call.maybeApplied && !call.nature.repeatable) return { stop: "not-repeatable" };
    if (call.attempts >= this.options.maxAttempts) return { stop: "attempts" };
    const jittered = fullJitter(this.options.backoff[kind], call.attempts, this.options.random);
    const asked = notBefore === undefined ? 0 : notBefore.getTime() - Date.now();
    const retryAfterMs = Math.max(jittered, asked);
    // An attempt that would start too late is not worth the wait.
    if (retryAfterMs >= call.remainingMs) return { stop: "deadline" };
    if (call.operation === "TransactWriteItems" && call.elapsedMs + retryAfterMs >= TOKEN_LIFE_MS) {
      return { stop: "token-expired" };
    }
    return { retryAfterMs };
  }

  private report(call: Call, error: AttemptError, { kind }: Failure, decision: Decision): void {
    const { operation, attempts: attempt } = call;
    const wait = "retryAfterMs" in decision ? { retryAfterMs: decision.retryAfterMs } : {};
    this.options.observe({ type: "attempt-failed", operation, attempt, kind, error: nameOf(error), ...wait });
    for (const reason of throttlingReasons(error, kind))
      this.options.observe({ type: "throttled", operation, ...reason });
  }
}
