import { Response } from "../../functions/archive/handler";
import { StreamRecord } from "../../functions/archive/stream-record";

/** Records that no attempt could deal with, as Lambda's message on failure tells of them. */
export interface DeadLetters {
  readonly first: StreamRecord;
  readonly last: StreamRecord;
  /** How many have failed: fewer than lie between the first and the last where it tells of several parts at once. */
  readonly size: number;
}

export interface DeliveryOptions {
  /** Attempts after the first, which dividing a batch does not use up. */
  readonly retries: number;
  readonly invoke: (records: readonly StreamRecord[]) => Promise<Response>;
  readonly onFailure: (letters: DeadLetters) => Promise<void>;
  /**
   * Whether what is left of a batch behind a reported failure is halved as well. AWS says that it is divided at the
   * reported record, and not whether that is all.
   * @default false
   */
  readonly halvesReported?: boolean;
  /**
   * Whether one message tells of everything in the batch that failed, and of what lies between.
   * Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html, BisectBatchOnFunctionError
   * @default false
   */
  readonly consolidates?: boolean;
}

type Records = readonly StreamRecord[];

/** What is left of a batch after an invocation, and whether the function has ended with an error. */
async function leftOf(records: Records, invoke: DeliveryOptions["invoke"]) {
  try {
    const failed = new Set((await invoke(records)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const at = records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ""));
    if (failed.size === 0) return { left: [], isError: false };
    return { left: records.slice(Math.max(at, 0)), isError: at === -1 };
  } catch {
    return { left: records, isError: true };
  }
}

/** The parts of a batch that fail for good. */
async function failuresOf(batch: Records, options: DeliveryOptions): Promise<Records[]> {
  const { left, isError } = await leftOf(batch, options.invoke);
  if (left.length === 0) return [];
  if (left.length > 1 && (isError || options.halvesReported === true)) {
    const half = Math.ceil(left.length / 2);
    return [...(await failuresOf(left.slice(0, half), options)), ...(await failuresOf(left.slice(half), options))];
  }
  return options.retries > 0 ? failuresOf(left, { ...options, retries: options.retries - 1 }) : [left];
}

/**
 * Delivers a batch as Lambda does it with ReportBatchItemFailures and bisecting: in halves after an error, from the
 * reported record on after a report, until the attempts are used up.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function deliver(batch: Records, options: DeliveryOptions): Promise<void> {
  const failures = await failuresOf(batch, options);
  const size = failures.flat().length;
  const messages = options.consolidates === true && size > 0 ? [failures.flat()] : failures;
  for (const records of messages) {
    const [first] = records;
    const last = records.at(-1);
    if (first && last) await options.onFailure({ first, last, size: records.length });
  }
}
