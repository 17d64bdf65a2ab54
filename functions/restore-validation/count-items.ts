import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { DeadlineExceededError, type TableClient } from "../../client";
import type { TableDeclaration } from "./declaration";
import type { Item, ItemCount } from "./evidence";

/** What one read unit covers of an eventually consistent read: twice 4 KB. */
const BYTES_PER_UNIT = 8 * 1024;

/** Items that are looked at, one page of them: enough to hold every kind of item where a table has several. */
const SAMPLES = 100;

/**
 * Parts of the table that are read side by side. One after the other, pages of 1 MB come about ten times a second; eight at
 * once are near the 12,000 read units a second that a new on-demand table gives, 96 MB. A table of 750 seconds of that,
 * some 70 GB, is counted to its end, and costs about a dollar of reads in us-east-1; `countAtMost` is what bounds it.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput-scenarios.html
 */
export const SEGMENTS = 8;

/** Bytes that are worth a segment of their own: what its last page is rounded up by is nothing beside them. */
const BYTES_PER_SEGMENT = 16 * 1024 * 1024;

/**
 * How many segments a table of about this size is read in. Each is rounded up to whole pages of 4 KB, of which eight would
 * make a small table that was lost look like one that is there.
 */
export function segmentsFor(sizeBytes: number | undefined): number {
  return sizeBytes === undefined ? SEGMENTS : Math.min(SEGMENTS, 1 + Math.floor(sizeBytes / BYTES_PER_SEGMENT));
}

/** Some items of the table, whichever come first. */
export async function sampleItems({ document, tableName }: TableClient<TableDeclaration>): Promise<readonly Item[]> {
  const { Items: items } = await document.send(new ScanCommand({ TableName: tableName, Limit: SAMPLES }));
  return items ?? [];
}

/** What all segments have counted together. */
interface Tally {
  items: number;
  bytes: number;
  /** Another segment has failed: what is counted from now on is for nobody. */
  failed: boolean;
}

interface Counting {
  readonly client: TableClient<TableDeclaration>;
  readonly tally: Tally;
  readonly atMost: number;
  readonly hasTime: () => boolean;
}

/** Counts one segment page by page. Nothing of its items is returned but how many. */
async function countSegment(
  { client: { document, tableName: TableName }, tally, atMost, hasTime }: Counting,
  segment: { readonly Segment: number; readonly TotalSegments: number },
): Promise<ItemCount["ended"]> {
  const count = { TableName, Select: "COUNT", ReturnConsumedCapacity: "TOTAL", ...segment } as const;
  let after: Record<string, unknown> | undefined;
  do {
    if (tally.items >= atMost) return "at the limit";
    if (tally.failed || !hasTime()) return "for lack of time";
    const page = await document.send(new ScanCommand({ ...count, ExclusiveStartKey: after }));
    tally.items += page.Count ?? 0;
    tally.bytes += (page.ConsumedCapacity?.CapacityUnits ?? 0) * BYTES_PER_UNIT;
    after = page.LastEvaluatedKey;
  } while (after !== undefined);
  return "at the end of the table";
}

/** What is certain of all segments is what is certain of the worst. */
const WORST_FIRST: readonly ItemCount["ended"][] = ["for lack of time", "at the limit", "at the end of the table"];

/**
 * Counts the items, until there are enough or the time is up. A read that is throttled until then is a lack of time as
 * well: what was counted before counts.
 * @param segments how many parts of the table are read side by side
 * @throws what is no fault of the table and no lack of time: a lost connection, a missing permission
 */
export async function countItems(
  client: TableClient<TableDeclaration>,
  atMost: number,
  hasTime: () => boolean,
  segments: number,
): Promise<ItemCount> {
  const tally: Tally = { items: 0, bytes: 0, failed: false };
  const counting = { client, tally, atMost, hasTime };
  const ends = await Promise.all(
    Array.from({ length: segments }, async (_, Segment) => {
      try {
        return await countSegment(counting, { Segment, TotalSegments: segments });
      } catch (error) {
        if (error instanceof DeadlineExceededError) return "for lack of time";
        tally.failed = true;
        throw error;
      }
    }),
  );
  const { items, bytes } = tally;
  return { items, bytes, ended: WORST_FIRST.find((each) => ends.includes(each)) ?? "at the end of the table" };
}
