import { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { RetryErrorInfo, RetryStrategyV2, RetryToken } from "@smithy/types";
import { setTimeout as sleep } from "node:timers/promises";
import { fullJitter } from "../../client/calls/backoff";

/** The proxy's throttling is over with the next request: waits are short, as the test should be. */
export const SHORT_WAITS = { baseMs: 2, capMs: 50 };
export const MANY_ATTEMPTS = 100;
/** Shorter than the delays of the proxy. */
export const ATTEMPT_TIMEOUT_MS = 2_000;

const tokenAfter = (failures: number): RetryToken => ({ getRetryCount: () => failures, getRetryDelay: () => 0 });

/** Repeats what the SDK itself would repeat, but as often and as soon as this project's client in the same storm. */
class PatientRetries implements RetryStrategyV2 {
  constructor(private readonly random: () => number) {}

  acquireInitialRetryToken(): Promise<RetryToken> {
    return Promise.resolve(tokenAfter(0));
  }

  async refreshRetryTokenForRetry(used: RetryToken, { errorType }: RetryErrorInfo): Promise<RetryToken> {
    const failures = used.getRetryCount() + 1;
    const isWorthIt = errorType === "THROTTLING" || errorType === "TRANSIENT";
    if (!isWorthIt || failures >= MANY_ATTEMPTS) throw new Error("No further attempt.");
    await sleep(fullJitter(SHORT_WAITS, failures, this.random));
    return tokenAfter(failures);
  }

  recordSuccess(): void {
    return;
  }
}

export function patientSettings(random: () => number): DynamoDBClientConfig {
  return {
    maxAttempts: MANY_ATTEMPTS,
    retryStrategy: new PatientRetries(random),
    requestHandler: { requestTimeout: ATTEMPT_TIMEOUT_MS, throwOnRequestTimeout: true },
  };
}
