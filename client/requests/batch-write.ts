import { inTime } from "../calls/current-deadline";
import { withLostAttempts } from "../calls/lost-attempts";
import { AmbiguousWriteError } from "../errors";
import { TableShape } from "../patterns/table-shape";
import { refuse, RequestProblem } from "../problems";
import { BatchWriteError } from "./batch-errors";
import { drain } from "./drain";
import { CallOptions, deadlineOf } from "./in-time";
import { keyText } from "./key-text";
import { Requester } from "./requester";

/** Writes of one BatchWriteItem. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const WRITES_PER_REQUEST = 25;

type Attributes = Readonly<Record<string, unknown>>;

/** One write of a batch. The API takes no conditions with it. */
export type BatchWrite<Item = Attributes, Key = Attributes> = { readonly put: Item } | { readonly delete: Key };

interface Entry {
  readonly write: BatchWrite;
  readonly key: string;
  /** An attempt was lost on the way. Nothing that is said of later ones makes it certain that it was not carried out. */
  isUncertain: boolean;
}

interface WriteRequest {
  readonly PutRequest?: { readonly Item?: Attributes | undefined } | undefined;
  readonly DeleteRequest?: { readonly Key?: Attributes | undefined } | undefined;
}

function requestOf(write: BatchWrite) {
  return "put" in write ? { PutRequest: { Item: write.put } } : { DeleteRequest: { Key: write.delete } };
}

function entriesOf(table: TableShape, writes: readonly BatchWrite[]): Entry[] {
  const places = new Map<string, number>();
  const problems: RequestProblem[] = [];
  const entries = writes.map((write, position) => {
    const key = keyText(table, "put" in write ? write.put : write.delete);
    const first = places.get(key);
    if (first === undefined) places.set(key, position);
    else {
      problems.push({
        path: `writes[${position}]`,
        message: `It has the key of writes[${first}], and the writes of a batch have no order.`,
        expected: "one write for each key; write the others afterwards",
      });
    }
    return { write, key, isUncertain: false };
  });
  refuse(problems);
  return entries;
}

/**
 * The entries that DynamoDB handed back. Where one of them is not recognized all are sent again, since a put or a delete
 * that happens twice changes nothing; which of them were written is not known then.
 */
function handedBack(table: TableShape, entries: readonly Entry[], requests: readonly WriteRequest[]) {
  const keys = new Set(
    requests.map(({ PutRequest: put, DeleteRequest: gone }) => keyText(table, put?.Item ?? gone?.Key ?? {})),
  );
  const found = entries.filter(({ key }) => keys.has(key));
  const isExact = found.length === requests.length;
  return { back: isExact ? found : entries, isExact };
}

/**
 * Puts and deletes any number of items, 25 with a request, until all is done.
 * @throws BatchWriteError with exactly what was not written, when the deadline ends it or DynamoDB refuses it.
 */
export async function batchWrite(
  { sender, table, options }: Requester,
  writes: readonly BatchWrite[],
  callOptions?: CallOptions,
): Promise<void> {
  const entries = entriesOf(table, writes);
  const deadline = deadlineOf(callOptions, options.budgetMs);

  async function send(chunk: readonly Entry[]): Promise<readonly Entry[]> {
    const request = {
      RequestItems: { [options.tableName]: chunk.map(({ write }) => requestOf(write)) },
      ReturnConsumedCapacity: "TOTAL",
    } as const;
    try {
      const { result, wasLost } = await withLostAttempts(() => sender.send("BatchWriteItem", request));
      const { back, isExact } = handedBack(table, chunk, Object.values(result.UnprocessedItems ?? {}).flat());
      if (wasLost || !isExact) for (const entry of back) entry.isUncertain = true;
      if (back.length > 0) options.observe({ type: "unprocessed", operation: "BatchWriteItem", count: back.length });
      return back;
    } catch (error) {
      if (error instanceof AmbiguousWriteError) for (const entry of chunk) entry.isUncertain = true;
      throw error;
    }
  }

  const { left, cause } = await inTime(deadline, () =>
    drain(entries, {
      size: WRITES_PER_REQUEST,
      concurrency: options.batchConcurrency,
      backoff: options.backoff.throttling,
      random: options.random,
      deadline,
      send,
    }),
  );
  if (left.length === 0) return;
  const of = (isUncertain: boolean) =>
    left.filter((entry) => entry.isUncertain === isUncertain).map(({ write }) => write);
  throw new BatchWriteError(of(false), of(true), entries.length - left.length, cause);
}
