import {
  BatchGetItemCommand,
  BatchGetItemCommandInput,
  BatchWriteItemCommand,
  BatchWriteItemCommandInput,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  QueryCommandOutput,
  ScanCommand,
  ScanCommandOutput,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { Item } from "../../model/item";
import {
  batchGetItemInput,
  batchWriteItemInput,
  deleteItemInput,
  getItemInput,
  PatternCall,
  putItemInput,
  queryInput,
  scanInput,
  transactWriteItemsInput,
  updateItemInput,
} from "./pattern-request";
import { fromSdkItem } from "./sdk-items";

/** What came of a request. */
export interface Answer {
  /** The items that a read returned, in the engine's order; none for a write. */
  readonly items: readonly Item[];
  /** The operations that were really sent, such as `Query`: more than one where an answer had several pages. */
  readonly operations: readonly string[];
}

type Page = QueryCommandOutput | ScanCommandOutput;

/** Pages are followed to the end, except where the pattern itself asks for a limited number of items. */
async function allPages(limit: number | undefined, page: (after: Page["LastEvaluatedKey"]) => Promise<Page>) {
  const items: Item[] = [];
  let after: Page["LastEvaluatedKey"];
  do {
    const { Items: found = [], LastEvaluatedKey: last } = await page(after);
    items.push(...found.map(fromSdkItem));
    after = last;
  } while (after !== undefined && limit === undefined);
  return items;
}

/** A batch may be answered in parts; what was left out is asked for again. */
async function readBatch(client: DynamoDBClient, input: BatchGetItemCommandInput): Promise<Item[]> {
  const items: Item[] = [];
  let open = input.RequestItems;
  while (open !== undefined && Object.keys(open).length > 0) {
    const part = await client.send(new BatchGetItemCommand({ RequestItems: open }));
    items.push(...Object.values(part.Responses ?? {}).flatMap((found) => found.map(fromSdkItem)));
    open = part.UnprocessedKeys;
  }
  return items;
}

async function writeBatch(client: DynamoDBClient, input: BatchWriteItemCommandInput): Promise<void> {
  let open = input.RequestItems;
  while (open !== undefined && Object.keys(open).length > 0) {
    open = (await client.send(new BatchWriteItemCommand({ RequestItems: open }))).UnprocessedItems;
  }
}

async function send(client: DynamoDBClient, call: PatternCall): Promise<readonly Item[]> {
  switch (call.pattern.operation) {
    case "GetItem": {
      const { Item: item } = await client.send(new GetItemCommand(getItemInput(call)));
      return item === undefined ? [] : [fromSdkItem(item)];
    }
    case "BatchGetItem":
      return readBatch(client, batchGetItemInput(call));
    case "Query": {
      const input = queryInput(call);
      return allPages(input.Limit, (after) => client.send(new QueryCommand({ ...input, ExclusiveStartKey: after })));
    }
    case "Scan": {
      const input = scanInput(call);
      return allPages(input.Limit, (after) => client.send(new ScanCommand({ ...input, ExclusiveStartKey: after })));
    }
    case "PutItem":
      await client.send(new PutItemCommand(putItemInput(call)));
      return [];
    case "UpdateItem":
      await client.send(new UpdateItemCommand(updateItemInput(call)));
      return [];
    case "DeleteItem":
      await client.send(new DeleteItemCommand(deleteItemInput(call)));
      return [];
    case "BatchWriteItem":
      await writeBatch(client, batchWriteItemInput(call));
      return [];
    case "TransactWriteItems":
      await client.send(new TransactWriteItemsCommand(transactWriteItemsInput(call)));
      return [];
  }
}

let runs = 0;

/**
 * Sends the pattern's own request through the SDK, and watches which operations leave the client meanwhile: one run at a
 * time on a client.
 */
export async function runPattern(client: DynamoDBClient, call: PatternCall): Promise<Answer> {
  const operations: string[] = [];
  const name = `operations-of-run-${runs++}`;
  client.middlewareStack.add(
    (next, context) => (sent) => {
      operations.push((context.commandName ?? "").replace(/Command$/, ""));
      return next(sent);
    },
    { step: "initialize", name },
  );
  try {
    return { items: await send(client, call), operations };
  } finally {
    client.middlewareStack.remove(name);
  }
}
