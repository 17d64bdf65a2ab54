import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { createTable, startEngine } from "../access-patterns/engine";
import { faultsAt, startFaultProxy } from "./fault-proxy";
import { seededRandom } from "./seeded-random";
import { stormTableInput } from "./storm-table";

/** How many writes of each kind. */
export interface StormSize {
  /** Items that are put in batches. */
  readonly batched: number;
  /** Items that are created on the condition that they do not exist. */
  readonly created: number;
  /** Counters, and how often each of them is incremented. */
  readonly counters: number;
  readonly increments: number;
}

export function writesIn({ batched, created, counters, increments }: StormSize): number {
  return batched + created + counters * increments;
}

/** Requests that the writes take where nothing fails: 25 puts fit into a batch. */
export function requestsFor({ batched, created, counters, increments }: StormSize): number {
  return Math.ceil(batched / 25) + created + counters * increments;
}

/** What a client believes after its writes. */
export interface Belief {
  /** Ids of the items that it believes to have put. */
  readonly batched: readonly string[];
  /** Ids of the items that it believes to have created by itself. */
  readonly created: readonly string[];
  /** The increments that it believes to have made. */
  readonly increments: number;
}

export interface StormOutcome {
  /** Writes that the client believes in and that are not in the table. */
  readonly lost: number;
  /** Increments that are in the table beyond those that the client made. */
  readonly countedTwice: number;
  /** Items that the client created, but believes to have been refused or to have failed. */
  readonly misreported: number;
  /** Writes that ended with an error and did not happen. */
  readonly failed: number;
  /** Requests that arrived at the proxy. */
  readonly requests: number;
}

/** A client under test: it writes everything through the proxy, and says what it believes to have written. */
export type Writer = (url: string, tableName: string, size: StormSize) => Promise<Belief>;

export const CREDENTIALS = { accessKeyId: "storm", secretAccessKey: "storm" };

export const counterId = (counter: number) => `counter-${counter}`;
export const batchedId = (position: number) => `batched-${position}`;
export const createdId = (position: number) => `created-${position}`;

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, position) => position);
}

/** Runs the work for each element, so many at a time. */
export async function pool<E>(elements: readonly E[], concurrency: number, work: (element: E) => Promise<void>) {
  const queue = [...elements].reverse();
  const worker = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) await work(next);
  };
  await Promise.all(range(concurrency).map(worker));
}

/** What is really in the table, by id. */
async function stored(client: DynamoDBClient, tableName: string): Promise<ReadonlyMap<string, number>> {
  const document = DynamoDBDocumentClient.from(client);
  const items = new Map<string, number>();
  let after: Record<string, unknown> | undefined;
  do {
    const page = await document.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: after }));
    for (const item of page.Items ?? []) items.set(String(item["id"]), Number(item["count"] ?? 0));
    after = page.LastEvaluatedKey;
  } while (after !== undefined);
  return items;
}

/** Lets a client write through faults at this rate, and compares what it believes with what is in the table. */
export async function runStorm(
  writer: Writer,
  size: StormSize,
  faultRate: number,
  seed: number,
): Promise<StormOutcome> {
  const tableName = "storm";
  const engine = await startEngine();
  try {
    await createTable(engine.client, stormTableInput(tableName), []);
    const document = DynamoDBDocumentClient.from(engine.client);
    for (const counter of range(size.counters)) {
      await document.send(new PutCommand({ TableName: tableName, Item: { id: counterId(counter), count: 0 } }));
    }
    const proxy = await startFaultProxy({
      target: engine.url,
      fault: faultsAt(faultRate, seededRandom(seed)),
      delayMs: 2_500,
    });
    const belief = await writer(proxy.url, tableName, size).finally(() => proxy.stop());
    return judge(belief, await stored(engine.client, tableName), size, proxy.requests());
  } finally {
    await engine.stop();
  }
}

function judge(belief: Belief, items: ReadonlyMap<string, number>, size: StormSize, requests: number): StormOutcome {
  const isMissing = (id: string) => !items.has(id);
  const counted = range(size.counters).reduce((sum, counter) => sum + (items.get(counterId(counter)) ?? 0), 0);
  const believed = new Set(belief.created);
  const created = range(size.created).map(createdId);
  return {
    lost: [...belief.batched, ...belief.created].filter(isMissing).length + Math.max(0, belief.increments - counted),
    countedTwice: Math.max(0, counted - belief.increments),
    misreported: created.filter((id) => items.has(id) && !believed.has(id)).length,
    failed: size.batched - belief.batched.length + created.filter(isMissing).length,
    requests,
  };
}
