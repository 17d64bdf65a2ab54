import { inTime } from "../calls/current-deadline";
import { Input } from "../sending/operations";
import { BatchReadError } from "./batch-errors";
import { drain } from "./drain";
import { CallOptions, deadlineOf } from "./in-time";
import { keyText } from "./key-text";
import { Requester } from "./requester";

/** Keys of one BatchGetItem. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const KEYS_PER_REQUEST = 100;

type Attributes = Readonly<Record<string, unknown>>;

/** What a request says of the table beside the keys: projection and consistency. */
export type BatchReadSettings = Omit<NonNullable<Input<"BatchGetItem">["RequestItems"]>[string], "Keys">;

/**
 * Reads any number of items by their keys, 100 with a request, until all have been asked for. A key that is given twice
 * is read once, since the API refuses it otherwise. The items come in the order of their keys; a key without an item is
 * left out.
 * @throws BatchReadError with exactly what was not read, when the deadline ends it or DynamoDB refuses it.
 */
export async function batchRead(
  { sender, table, options }: Requester,
  keys: readonly Attributes[],
  settings: BatchReadSettings,
  callOptions?: CallOptions,
): Promise<readonly Attributes[]> {
  const byText = new Map(keys.map((key) => [keyText(table, key), key] as const));
  const found = new Map<string, Attributes>();
  const deadline = deadlineOf(callOptions, options.budgetMs);

  async function send(chunk: readonly Attributes[]): Promise<readonly Attributes[]> {
    const { Responses: responses = {}, UnprocessedKeys: unprocessed = {} } = await sender.send("BatchGetItem", {
      RequestItems: { [options.tableName]: { ...settings, Keys: [...chunk] } },
      ReturnConsumedCapacity: "TOTAL",
    });
    for (const item of Object.values(responses).flat()) found.set(keyText(table, item), item);
    const open = Object.values(unprocessed).flatMap(({ Keys: left = [] }) => left);
    if (open.length > 0) options.observe({ type: "unprocessed", operation: "BatchGetItem", count: open.length });
    const texts = new Set(open.map((key) => keyText(table, key)));
    const back = chunk.filter((key) => texts.has(keyText(table, key)));
    // Where one is not recognized all are asked for again.
    return back.length === open.length ? back : chunk;
  }

  const { left, cause } = await inTime(deadline, () =>
    drain([...byText.values()], {
      size: KEYS_PER_REQUEST,
      concurrency: options.batchConcurrency,
      backoff: options.backoff.throttling,
      random: options.random,
      deadline,
      send,
    }),
  );
  const inOrder = [...byText.keys()].map((text) => found.get(text)).filter((item) => item !== undefined);
  const items = inOrder.length === found.size ? inOrder : [...found.values()];
  if (left.length > 0) throw new BatchReadError(left, items, cause);
  return items;
}
