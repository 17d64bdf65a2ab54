import {
  DescribeKinesisStreamingDestinationCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
  paginateListExports,
  paginateListTables,
} from "@aws-sdk/client-dynamodb";
import { FoundTable, Tags } from "./found-table";
import { Circumstances } from "./judge-table";

export async function listTables(dynamodb: DynamoDBClient): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateListTables({ client: dynamodb }, {})) names.push(...(page.TableNames ?? []));
  return names;
}

export async function readTags(dynamodb: DynamoDBClient, arn: string): Promise<Tags> {
  const tags: Record<string, string> = {};
  let NextToken: string | undefined;
  do {
    const page = await dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn: arn, NextToken }));
    for (const { Key, Value } of page.Tags ?? []) if (Key !== undefined) tags[Key] = Value ?? "";
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return tags;
}

/** DynamoDB lists the exports of the last 90 days. A failed one was wanted, too. */
async function countExports(dynamodb: DynamoDBClient, arn: string): Promise<number> {
  let count = 0;
  for await (const page of paginateListExports({ client: dynamodb }, { TableArn: arn })) {
    count += page.ExportSummaries?.length ?? 0;
  }
  return count;
}

/** Names of the streams of Kinesis Data Streams that get the table's changes. */
async function kinesisStreams(dynamodb: DynamoDBClient, name: string): Promise<string[]> {
  const { KinesisDataStreamDestinations = [] } = await dynamodb.send(
    new DescribeKinesisStreamingDestinationCommand({ TableName: name }),
  );
  const active = KinesisDataStreamDestinations.filter(({ DestinationStatus }) =>
    ["ACTIVE", "ENABLING", "UPDATING"].includes(DestinationStatus ?? ""),
  );
  return active.map(({ StreamArn = "" }) => StreamArn.split("/").at(-1) ?? StreamArn);
}

/** What a table is used for without consuming capacity, and what keeps it. */
export async function readCircumstances(dynamodb: DynamoDBClient, table: FoundTable): Promise<Circumstances> {
  return {
    tags: await readTags(dynamodb, table.arn),
    exports: await countExports(dynamodb, table.arn),
    kinesisStreams: await kinesisStreams(dynamodb, table.name),
  };
}
