import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { TableClient } from "../../client";
import type { TableDeclaration } from "./declaration";
import type { Item, ItemCount } from "./evidence";

/** What one read unit covers of an eventually consistent read: twice 4 KB. */
const BYTES_PER_UNIT = 8 * 1024;

/** Items that are looked at, one page of them: enough to hold every kind of item where a table has several. */
const SAMPLES = 100;

/** Some items of the table, whichever come first. */
export async function sampleItems({ document, tableName }: TableClient<TableDeclaration>): Promise<readonly Item[]> {
  const { Items: items } = await document.send(new ScanCommand({ TableName: tableName, Limit: SAMPLES }));
  return items ?? [];
}

/** Counts the items page by page, until there are enough or the time is up. Nothing of them is returned but how many. */
export async function countItems(
  { document, tableName }: TableClient<TableDeclaration>,
  atMost: number,
  hasTime: () => boolean,
): Promise<ItemCount> {
  const counted = { items: 0, bytes: 0 };
  let after: Record<string, unknown> | undefined;
  do {
    if (counted.items >= atMost) return { ...counted, ended: "at the limit" };
    if (!hasTime()) return { ...counted, ended: "for lack of time" };
    const page = await document.send(
      new ScanCommand({
        TableName: tableName,
        Select: "COUNT",
        ReturnConsumedCapacity: "TOTAL",
        ExclusiveStartKey: after,
      }),
    );
    counted.items += page.Count ?? 0;
    counted.bytes += (page.ConsumedCapacity?.CapacityUnits ?? 0) * BYTES_PER_UNIT;
    after = page.LastEvaluatedKey;
  } while (after !== undefined);
  return { ...counted, ended: "at the end of the table" };
}
