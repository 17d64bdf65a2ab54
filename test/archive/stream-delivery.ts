import { Response } from "../../functions/archive/handler";
import { StreamRecord } from "../../functions/archive/stream-record";

/** Records that no attempt could deal with, as Lambda's message on failure tells of them. */
export interface DeadLetters {
  readonly first: StreamRecord;
  readonly last: StreamRecord;
  readonly size: number;
}

export interface DeliveryOptions {
  /** Attempts after the first, which dividing a batch does not use up. */
  readonly retries: number;
  readonly invoke: (records: readonly StreamRecord[]) => Promise<Response>;
  readonly onFailure: (letters: DeadLetters) => Promise<void>;
}

/** What is left of a batch after an invocation. */
async function leftOf(records: readonly StreamRecord[], invoke: DeliveryOptions["invoke"]) {
  try {
    const failed = new Set((await invoke(records)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const at = records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ""));
    if (failed.size > 0 && at === -1) return records;
    return at === -1 ? [] : records.slice(at);
  } catch {
    return records;
  }
}

/**
 * Delivers a batch as Lambda does it with ReportBatchItemFailures and bisecting: from the first failure on, in halves,
 * until a single record has used up its attempts.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function deliver(batch: readonly StreamRecord[], options: DeliveryOptions): Promise<void> {
  const left = await leftOf(batch, options.invoke);
  const [first] = left;
  const last = left.at(-1);
  if (!first || !last) return;
  if (left.length > 1) {
    const half = Math.ceil(left.length / 2);
    await deliver(left.slice(0, half), options);
    await deliver(left.slice(half), options);
  } else if (options.retries > 0) {
    await deliver(left, { ...options, retries: options.retries - 1 });
  } else {
    await options.onFailure({ first, last, size: left.length });
  }
}
