import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { batchedId, counterId, createdId, CREDENTIALS, pool, range, Writer } from "./storm";

const CONCURRENCY = 64;
const WRITES_PER_REQUEST = 25;

/** Whether the SDK says that the write succeeded. */
async function succeeds(write: Promise<unknown>): Promise<boolean> {
  return write.then(
    () => true,
    () => false,
  );
}

/** Writes with the SDK as its documentation shows it: its own retries, and what it answers is believed. */
export const bareSdkWriter: Writer = async (url, tableName, size) => {
  const client = new DynamoDBClient({ endpoint: url, region: "eu-west-1", credentials: CREDENTIALS });
  const document = DynamoDBDocumentClient.from(client);
  const [batched, created]: [string[], string[]] = [[], []];
  let increments = 0;

  const ids = range(size.batched).map(batchedId);
  const chunks = range(Math.ceil(ids.length / WRITES_PER_REQUEST)).map((chunk) =>
    ids.slice(chunk * WRITES_PER_REQUEST, (chunk + 1) * WRITES_PER_REQUEST),
  );
  await pool(chunks, CONCURRENCY, async (chunk) => {
    const puts = chunk.map((id) => ({ PutRequest: { Item: { id, by: "batch" } } }));
    const command = new BatchWriteCommand({ RequestItems: { [tableName]: puts } });
    if (await succeeds(document.send(command))) batched.push(...chunk);
  });

  await pool(range(size.created).map(createdId), CONCURRENCY, async (id) => {
    const Item = { id, by: "creation" };
    const command = new PutCommand({ TableName: tableName, Item, ConditionExpression: "attribute_not_exists(id)" });
    if (await succeeds(document.send(command))) created.push(id);
  });

  await pool(range(size.counters), CONCURRENCY, async (counter) => {
    for (let increment = 0; increment < size.increments; increment++) {
      const command = new UpdateCommand({
        TableName: tableName,
        Key: { id: counterId(counter) },
        UpdateExpression: "ADD #count :one",
        ExpressionAttributeNames: { "#count": "count" },
        ExpressionAttributeValues: { ":one": 1 },
      });
      if (await succeeds(document.send(command))) increments++;
    }
  });
  client.destroy();
  return { batched, created, increments };
};
