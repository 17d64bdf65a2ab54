import { setTimeout as sleep } from "node:timers/promises";
import { RetryErrorInfo, RetryStrategyV2, RetryToken } from "@smithy/types";
import { currentCall } from "./call";
import { RetryPolicy } from "./retry-policy";

function token(retries: number): RetryToken {
  return { getRetryCount: () => retries, getRetryDelay: () => 0 };
}

/** The policy in the shape in which the SDK asks for it. */
export class TableRetryStrategy implements RetryStrategyV2 {
  constructor(private readonly policy: RetryPolicy) {}

  acquireInitialRetryToken(): Promise<RetryToken> {
    return Promise.resolve(token(0));
  }

  /** Waits, and returns if there is to be another attempt. The SDK then throws the attempt's own error if this one does. */
  async refreshRetryTokenForRetry(used: RetryToken, { error, retryAfterHint }: RetryErrorInfo): Promise<RetryToken> {
    const call = currentCall.getStore();
    if (call === undefined) throw new Error("The SDK retries outside of a call of this client.");
    const decision = this.policy.next(call, error ?? {}, retryAfterHint);
    if ("stop" in decision) throw new Error(`No further attempt: ${decision.stop}.`);
    await sleep(decision.retryAfterMs, undefined, { signal: call.signal });
    return token(used.getRetryCount() + 1);
  }

  /** Nothing is learned from success: every call waits for itself. */
  recordSuccess(): void {
    return;
  }
}
