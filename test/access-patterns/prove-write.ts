import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { Item } from "../../model/item";
import { canonical } from "./attribute-order";
import { ExpectedWrite, expectedWrites, primaryKeyText } from "./oracle";
import { PatternCall } from "./pattern-request";
import { runPattern } from "./run-pattern";
import { fromSdkItem, toSdkItem } from "./sdk-items";
import { differences, keyTuple } from "./sentences";

/** How the API says that a condition does not hold. */
const REFUSALS = ["ConditionalCheckFailedException", "TransactionCanceledException"];

async function stored(client: DynamoDBClient, tableName: string, key: Item): Promise<Item | undefined> {
  const command = new GetItemCommand({ TableName: tableName, Key: toSdkItem(key), ConsistentRead: true });
  const { Item: item } = await client.send(command);
  return item && fromSdkItem(item);
}

function outcomeFailures(
  subject: string,
  { before, after, refused }: ExpectedWrite,
  found: Item | undefined,
): string[] {
  if (refused) return [`its conditions do not hold for ${subject}, yet the engine carries it out`];
  const failures: string[] = [];
  if (canonical({ M: before ?? {} }) === canonical({ M: after ?? {} })) {
    failures.push(`${subject} is the same before and after, so that the example shows nothing`);
  }
  if (!found && after) failures.push(`${subject} is not there after the write`);
  if (found && !after) failures.push(`${subject} is still there after the write`);
  if (found && after) {
    failures.push(...differences(found, after).map((difference) => `${subject}, read back, ${difference}`));
  }
  return failures;
}

/** The call, on a table that holds what the first one left behind. */
function again(call: PatternCall, written: readonly ExpectedWrite[]): PatternCall {
  const { table } = call;
  const touched = new Set(written.map(({ key }) => primaryKeyText(table, key)));
  const others = (table.sampleItems ?? []).filter((item) => !touched.has(primaryKeyText(table, item)));
  const left = written.flatMap(({ after }) => (after ? [after] : []));
  return { ...call, table: { ...table, sampleItems: [...others, ...left] } };
}

/** Where a write undoes its own condition (create what is not there yet), a second one has to be refused. */
async function repetitionFailures(client: DynamoDBClient, call: PatternCall): Promise<string[]> {
  if (!expectedWrites(call).some(({ refused }) => refused)) return [];
  try {
    await runPattern(client, call);
  } catch (error) {
    if (error instanceof Error && REFUSALS.includes(error.name)) return [];
    throw error;
  }
  return ["its conditions no longer hold after the first time, yet the engine carries it out a second time"];
}

/** What is wrong with what a write left behind. */
export async function writeFailures(client: DynamoDBClient, call: PatternCall): Promise<string[]> {
  const expected = expectedWrites(call);
  const failures: string[] = [];
  for (const write of expected) {
    const found = await stored(client, call.tableName, write.key);
    failures.push(...outcomeFailures(keyTuple(call.table, write.key), write, found));
  }
  if (failures.length > 0) return failures;
  return repetitionFailures(client, again(call, expected));
}
