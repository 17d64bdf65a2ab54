import { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import {
  CreateTableCommand,
  CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { Item } from "../../model/item";
import { toSdkItem } from "./sdk-items";

/** A DynamoDB engine and a client that talks to it. */
export interface Engine {
  readonly client: DynamoDBClient;
  /** Where other clients reach it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts an engine in this process, on a port that nobody else uses. */
export async function startEngine(): Promise<Engine> {
  const server = dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({
    endpoint: url,
    region: "eu-west-1",
    credentials: { accessKeyId: "engine", secretAccessKey: "engine" },
    maxAttempts: 1,
  });
  return {
    client,
    url,
    stop: async () => {
      client.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function isActive(client: DynamoDBClient, tableName: string): Promise<boolean> {
  const { Table: table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  const indexes = table?.GlobalSecondaryIndexes ?? [];
  return table?.TableStatus === "ACTIVE" && indexes.every(({ IndexStatus: status }) => status === "ACTIVE");
}

/** Creates the table and puts the items into it, one by one: loading is not what is tested. */
export async function createTable(
  client: DynamoDBClient,
  input: CreateTableCommandInput,
  items: readonly Item[],
): Promise<void> {
  await client.send(new CreateTableCommand(input));
  while (!(await isActive(client, input.TableName ?? ""))) await setTimeout(5);
  for (const item of items) {
    await client.send(new PutItemCommand({ TableName: input.TableName, Item: toSdkItem(item) }));
  }
}
