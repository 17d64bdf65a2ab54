import { DynamoDBClient, DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { isConditionFailure } from "../../client";
import { patientSettings } from "./patient-sdk";
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

/** The operations of a storm with the SDK. They are those of this project's client, but for its token. */
class SdkWrites {
  constructor(
    private readonly document: DynamoDBDocumentClient,
    private readonly tableName: string,
  ) {}

  /** Puts a batch, and once more what is handed back, if somebody cares. */
  async batch(ids: readonly string[], again: boolean): Promise<void> {
    let puts: NonNullable<BatchWriteCommand["input"]["RequestItems"]>[string] | undefined = ids.map((id) => ({
      PutRequest: { Item: { id, by: "batch" } },
    }));
    while (puts !== undefined && puts.length > 0) {
      const command: BatchWriteCommand = new BatchWriteCommand({ RequestItems: { [this.tableName]: puts } });
      const { UnprocessedItems: left = {} } = await this.document.send(command);
      puts = again ? left[this.tableName] : undefined;
    }
  }

  async create(id: string): Promise<void> {
    const Item = { id, by: "creation" };
    const ConditionExpression = "attribute_not_exists(id)";
    await this.document.send(new PutCommand({ TableName: this.tableName, Item, ConditionExpression }));
  }

  /** Counts up once, by optimistic locking: who is refused reads again, since somebody else must have counted. */
  async increment(id: string): Promise<void> {
    for (;;) {
      const { Item: item } = await this.document.send(
        new GetCommand({ TableName: this.tableName, Key: { id }, ConsistentRead: true }),
      );
      const seen = Number(item?.["count"]);
      const command = new UpdateCommand({
        TableName: this.tableName,
        Key: { id },
        UpdateExpression: "SET #count = :next",
        ConditionExpression: "#count = :seen",
        ExpressionAttributeNames: { "#count": "count" },
        ExpressionAttributeValues: { ":next": seen + 1, ":seen": seen },
      });
      try {
        await this.document.send(command);
        return;
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    }
  }
}

/** Writes with the SDK, and believes its answers. */
function sdkWriter(settings: DynamoDBClientConfig, sendsAgain: boolean): Writer {
  return async (url, tableName, size) => {
    const client = new DynamoDBClient({ endpoint: url, region: "eu-west-1", credentials: CREDENTIALS, ...settings });
    const writes = new SdkWrites(DynamoDBDocumentClient.from(client), tableName);
    const [batched, created]: [string[], string[]] = [[], []];
    let increments = 0;

    const ids = range(size.batched).map(batchedId);
    const chunks = range(Math.ceil(ids.length / WRITES_PER_REQUEST)).map((chunk) =>
      ids.slice(chunk * WRITES_PER_REQUEST, (chunk + 1) * WRITES_PER_REQUEST),
    );
    await pool(chunks, CONCURRENCY, async (chunk) => {
      if (await succeeds(writes.batch(chunk, sendsAgain))) batched.push(...chunk);
    });
    await pool(range(size.created).map(createdId), CONCURRENCY, async (id) => {
      if (await succeeds(writes.create(id))) created.push(id);
    });
    await pool(range(size.counters).map(counterId), CONCURRENCY, async (id) => {
      for (let increment = 0; increment < size.increments; increment++) {
        if (await succeeds(writes.increment(id))) increments++;
      }
    });
    client.destroy();
    return { batched, created, increments };
  };
}

/** The SDK with its defaults, and without a look at what a batch hands back. */
export const bareSdkWriter = sdkWriter({}, false);

/** The SDK with the attempts and waits of this project's client, and the usual loop around batches. */
export const carefulSdkWriter = (random: () => number) => sdkWriter(patientSettings(random), true);
