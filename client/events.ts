import { Failure, RetryableKind } from "./calls/failure";

/** An attempt that failed. Others may follow. */
export interface AttemptFailed {
  readonly type: "attempt-failed";
  /** The operation of the DynamoDB API, such as `PutItem`. */
  readonly operation: string;
  /** 1 for the first. */
  readonly attempt: number;
  readonly kind: Failure["kind"];
  /** Name of the error, such as `ProvisionedThroughputExceededException`, or its code, such as `NoRouteException`. */
  readonly error: string;
  /** The wait before the next attempt, in milliseconds; nothing if there is none. */
  readonly retryAfterMs?: number;
}

/** DynamoDB has throttled an attempt, and says why. Once for every reason. */
export interface Throttled {
  readonly type: "throttled";
  readonly operation: string;
  /**
   * Such as `TableWriteKeyRangeThroughputExceeded`, or `ThrottlingError` of a transaction's item; the error's name where
   * DynamoDB gave no reason.
   */
  readonly reason: string;
  /** ARN of the table or index, where DynamoDB named it. */
  readonly resource?: string;
}

/** A batch was answered in part; the rest is sent again. */
export interface Unprocessed {
  readonly type: "unprocessed";
  readonly operation: "BatchWriteItem" | "BatchGetItem";
  /** Items or keys that were handed back. */
  readonly count: number;
}

/** A call has ended. */
export interface CallEnded {
  readonly type: "call-ended";
  readonly operation: string;
  readonly attempts: number;
  /** From the first attempt to the end, with all waits, in milliseconds. */
  readonly durationMs: number;
  /** `ambiguous`: a write that may have been carried out. */
  readonly outcome: "succeeded" | "failed" | "ambiguous" | "deadline";
  /** Capacity units of the last attempt, read and write together; 0 where DynamoDB did not say. */
  readonly consumedCapacityUnits: number;
}

/** A write whose answer was lost, and which turned out to have been carried out. */
export interface Settled {
  readonly type: "settled";
  readonly operation: string;
}

export type ClientEvent = AttemptFailed | Throttled | Unprocessed | CallEnded | Settled;
export type { RetryableKind };

/** Takes what happens, for metrics and logs. It is called in the middle of the work, so it should only count. */
export type Observer = (event: ClientEvent) => void;

/** An observer that fails must not end a write whose outcome is known; Node prints its error as a warning. */
export function carefully(observer: Observer | undefined): Observer {
  return (event) => {
    try {
      observer?.(event);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  };
}
