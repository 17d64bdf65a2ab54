import { GetObjectCommand, ListObjectsV2Command, CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { DynamoDBStreams } from "@aws-sdk/client-dynamodb-streams";
import { CloudWatchClient, GetMetricStatisticsCommand, ListMetricsCommand } from "@aws-sdk/client-cloudwatch";
import {
  CreateQueueCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { gunzipSync } from "node:zlib";
import { StreamRecord } from "../../functions/archive/stream-record";
import { UNREADABLE_RECORDS } from "../../functions/archive/unreadable-metric";
import { lambdaRecord } from "../../tools/archive-replay/lambda-record";
import { checkAnswer } from "../../tools/archive-replay/archive-again";
import { replayArchive } from "../../tools/archive-replay/command";
import { Engine, startEngine } from "../access-patterns/engine";
import { Emulator, EMULATOR_ENVIRONMENT, missingEmulator, startEmulator } from "../emulator/emulator";
import { describeWhere } from "../support/requirement";
import { DeployedFunction, startFunction } from "./deployed-function";
import { Answer, EngineProxy, refusal, S3_IS_OUT, startEngineProxy } from "./engine-proxy";
import { askDynamoDb, RawItem } from "./raw-dynamodb";
import { DeadLetters, deliver } from "./stream-delivery";

jest.setTimeout(60_000);

const BUCKET = "archive-111111111111-eu-west-1";
const TABLE = "prod-sessions";
const STREAM = `arn:aws:dynamodb:eu-west-1:111111111111:table/${TABLE}/stream/2026-11-27T00:00:00.000`;

/** Every type that there is, with values that a careless reader changes. */
const ITEM: RawItem = {
  id: { S: "session-1" },
  amount: { N: "1234567890.1234567890123456789012345678" },
  photo: { B: "AAEC/v8=" },
  tags: { SS: ["a", "ä"] },
  sizes: { NS: ["0.1", "1"] },
  keys: { BS: ["AA==", "/w=="] },
  active: { BOOL: false },
  gone: { NULL: true },
  steps: { L: [{ N: "1" }, { M: { deep: { S: "line\nbreak" } } }] },
};
/** The line that stands for it, written down and not computed. */
const LINE =
  '{"Item":{"active":{"BOOL":false},"amount":{"N":"1234567890.1234567890123456789012345678"},"gone":{"NULL":true},' +
  '"id":{"S":"session-1"},"keys":{"BS":["AA==","/w=="]},"photo":{"B":"AAEC/v8="},"sizes":{"NS":["0.1","1"]},' +
  '"steps":{"L":[{"N":"1"},{"M":{"deep":{"S":"line\\nbreak"}}}]},"tags":{"SS":["a","ä"]}}}\n';
/** The same with what tells the deletion of this number from all others. */
const lineWithEvent = (number: number) =>
  LINE.replace("}\n", `,"EventID":"${TABLE}${number}","SequenceNumber":"100000000000000000000${number}"}\n`);
/** The items of an object, without what tells their deletions from others. */
const itemsIn = (bytes: Buffer) => bytes.toString().replaceAll(/,"EventID":"[^"]+","SequenceNumber":"\d+"\}\n/g, "}\n");

describeWhere("expired items, from the table to the archive and back", missingEmulator(), () => {
  let emulator: Emulator;
  let tables: Engine;
  let s3Proxy: EngineProxy;
  let streamsProxy: EngineProxy;
  let s3: S3Client;
  let sqs: SQSClient;
  let queueUrl: string;
  let archiver: DeployedFunction;
  /** How many of the next writes to S3 fail. */
  let outage = 0;
  let writes = 0;
  /** What the streams say of iterators that ask for this. */
  let forgotten: { where: string; answer: Answer } | undefined;
  /** The id of an item that the streams do not show as it was. */
  let withoutImage: string | undefined;
  const printed: string[] = [];
  const environment = { ...process.env };

  beforeAll(async () => {
    emulator = await startEmulator();
    tables = await startEngine();
    s3Proxy = await startEngineProxy({
      target: emulator.url,
      instead: ({ method }) => {
        if (method !== "PUT") return undefined;
        writes++;
        return outage-- > 0 ? S3_IS_OUT : undefined;
      },
    });
    // The emulator knows no time to live: its deletions are told as those of time to live are.
    streamsProxy = await startEngineProxy({
      target: emulator.url,
      instead: (_, body) => (forgotten !== undefined && body.includes(forgotten.where) ? forgotten.answer : undefined),
      mend: (_, body) =>
        body
          .replaceAll(
            '"eventName": "REMOVE"',
            '"eventName": "REMOVE", "userIdentity": {"Type": "Service", "PrincipalId": "dynamodb.amazonaws.com"}',
          )
          .replace(new RegExp(`"OldImage": \\{"id": \\{"S": "${withoutImage ?? ""}"\\}\\}`), (image) =>
            withoutImage === undefined ? image : '"OldImage": null',
          ),
    });
    Object.assign(process.env, EMULATOR_ENVIRONMENT, {
      AWS_REGION: "eu-west-1",
      AWS_ENDPOINT_URL_S3: s3Proxy.url,
      AWS_ENDPOINT_URL_SQS: emulator.url,
      AWS_ENDPOINT_URL_DYNAMODB_STREAMS: streamsProxy.url,
    });
    s3 = new S3Client({ endpoint: emulator.url, region: "eu-west-1", forcePathStyle: true });
    sqs = new SQSClient({ endpoint: emulator.url, region: "eu-west-1" });
    await s3.send(
      new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint: "eu-west-1" } }),
    );
    const queue = await sqs.send(new CreateQueueCommand({ QueueName: "prod-archive-dead-letters" }));
    queueUrl = queue.QueueUrl ?? "";
    await askDynamoDb(tables.url, "CreateTable", {
      TableName: TABLE,
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
    });
    const { AWS_REGION = "", PATH = "", ...others } = process.env;
    archiver = startFunction(
      {
        ...EMULATOR_ENVIRONMENT,
        AWS_REGION,
        PATH,
        AWS_ENDPOINT_URL_S3: others["AWS_ENDPOINT_URL_S3"] ?? "",
        BUCKET,
        AWS_ENDPOINT_URL_CLOUDWATCH: emulator.url,
        PREFIX: "expired-items",
        UNREADABLE_PREFIX: "unreadable",
        METRIC_NAMESPACE: "prod/archive",
      },
      5_000,
    );
  });

  afterAll(async () => {
    archiver.stop();
    process.env = environment;
    s3.destroy();
    sqs.destroy();
    await Promise.all([s3Proxy.stop(), streamsProxy.stop(), tables.stop()]);
    emulator.stop();
  });

  const invoke = (records: readonly StreamRecord[]) => archiver.invoke(records);

  /** Writes an item to the table, lets it expire, and tells of it as a stream does. */
  async function expire(item: RawItem, number: number): Promise<StreamRecord> {
    const Key = { id: item["id"] };
    await askDynamoDb(tables.url, "PutItem", { TableName: TABLE, Item: item });
    const { Item: OldImage } = await askDynamoDb<{ Item: RawItem }>(tables.url, "GetItem", { TableName: TABLE, Key });
    await askDynamoDb(tables.url, "DeleteItem", { TableName: TABLE, Key });
    return {
      eventID: `${TABLE}${number}`,
      eventName: "REMOVE",
      eventSourceARN: STREAM,
      userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
      dynamodb: {
        ApproximateCreationDateTime: 1_795_780_800,
        SequenceNumber: `100000000000000000000${number}`,
        OldImage,
      },
    };
  }

  const small = (name: string): RawItem => ({ id: { S: name } });
  const lineOf = (name: string) => `{"Item":{"id":{"S":"${name}"}}}\n`;

  async function objectsBelow(prefix: string): Promise<Record<string, Buffer>> {
    const { Contents: contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: prefix }));
    const objects = contents.map(async ({ Key = "" }) => {
      const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
      return [Key, gunzipSync((await body?.transformToByteArray()) ?? new Uint8Array())] as const;
    });
    return Object.fromEntries(await Promise.all(objects));
  }

  /** The objects that the batch of these records has left, by the number of their first. */
  async function textsFrom(...numbers: readonly number[]): Promise<Record<number, string>> {
    const all = await objectsBelow(`expired-items/table=${TABLE}/date=2026-11-27/`);
    return Object.fromEntries(
      numbers.flatMap((number) =>
        Object.entries(all).flatMap(([key, bytes]) =>
          key.endsWith(`-${TABLE}${number}.json.gz`) ? [[number, itemsIn(bytes)]] : [],
        ),
      ),
    );
  }

  async function sendDeadLetters({ first, last, size }: DeadLetters, shardId = "shardId-1", streamArn = STREAM) {
    const message = {
      requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 3 },
      version: "1.0",
      DDBStreamBatchInfo: {
        shardId,
        startSequenceNumber: first.dynamodb?.SequenceNumber,
        endSequenceNumber: last.dynamodb?.SequenceNumber,
        approximateArrivalOfFirstRecord: "2026-11-27T12:00:00Z",
        approximateArrivalOfLastRecord: "2026-11-27T12:00:00Z",
        batchSize: size,
        streamArn,
      },
    };
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
  }

  async function deadLetters(): Promise<string[]> {
    const { Messages: messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
    );
    return messages.map(({ Body: body = "" }) => body);
  }

  /** What the function has counted for the table, and whether there is a metric of all tables beside it. */
  async function countedUnreadable() {
    const cloudWatch = new CloudWatchClient({ endpoint: emulator.url, region: "eu-west-1" });
    const metric = { Namespace: "prod/archive", MetricName: UNREADABLE_RECORDS };
    const { Metrics: metrics = [] } = await cloudWatch.send(new ListMetricsCommand(metric));
    const { Datapoints: points = [] } = await cloudWatch.send(
      new GetMetricStatisticsCommand({
        ...metric,
        Dimensions: [{ Name: "Table", Value: TABLE }],
        StartTime: new Date(Date.now() - 3_600_000),
        EndTime: new Date(Date.now() + 3_600_000),
        Period: 7_200,
        Statistics: ["Sum"],
      }),
    );
    cloudWatch.destroy();
    return {
      records: points.reduce((sum, { Sum = 0 }) => sum + Sum, 0),
      ofAllTables: metrics.some(({ Dimensions: dimensions = [] }) => dimensions.length === 0),
    };
  }

  const throughLambda = (batch: readonly StreamRecord[]) =>
    deliver(batch, { retries: 2, invoke, onFailure: (letters) => sendDeadLetters(letters) });

  test("an expired item is in the archive, byte by byte", async () => {
    await throughLambda([await expire(ITEM, 100)]);
    const objects = await objectsBelow("");
    const key = `expired-items/table=${TABLE}/date=2026-11-27/0000000000000000100000000000000000000100-${TABLE}100.json.gz`;
    expect(Object.keys(objects)).toEqual([key]);
    expect(objects[key]?.equals(Buffer.from(lineWithEvent(100)))).toBe(true);
  });

  test("a batch that is delivered again overwrites its object", async () => {
    const batch = [await expire(small("again-1"), 200), await expire(small("again-2"), 201)];
    await throughLambda(batch);
    await throughLambda(batch);
    expect(await textsFrom(200, 201)).toEqual({ 200: lineOf("again-1") + lineOf("again-2") });
  });

  test("with a poison record in the batch all others are archived once, and it is kept as it is and told", async () => {
    const records = await Promise.all(
      [301, 302, 303, 304, 305].map((number) => expire(small(`item-${number}`), number)),
    );
    const batch = records.map((record, at) =>
      at === 2 ? { ...record, dynamodb: { ...record.dynamodb, OldImage: undefined } } : record,
    );
    expect(await invoke(batch)).toEqual({ batchItemFailures: [] });
    // Delivered again, it is counted again and written over.
    await throughLambda(batch);
    expect(await textsFrom(301, 302, 303, 304, 305)).toEqual({
      301: [301, 302, 304, 305].map((number) => lineOf(`item-${number}`)).join(""),
    });
    const aside = Object.entries(await objectsBelow("unreadable/"));
    expect(aside.map(([key]) => key)).toEqual([
      `unreadable/table=${TABLE}/date=2026-11-27/0000000000000000100000000000000000000303-${TABLE}303.json.gz`,
    ]);
    expect(JSON.parse(String(aside[0]?.[1]))).toEqual({
      Reason: "it has no old image: does the stream have old images?",
      Record: JSON.parse(JSON.stringify(batch[2])) as unknown,
    });
    expect(await countedUnreadable()).toEqual({ records: 2, ofAllTables: true });
    expect(await deadLetters()).toEqual([]);
  });

  test("S3 that fails twice costs time, and nothing else", async () => {
    const batch = [await expire(ITEM, 400), await expire(small("after"), 401)];
    [outage, writes] = [2, 0];
    expect(await invoke(batch)).toEqual({ batchItemFailures: [] });
    expect(writes).toBe(3);
    expect(await textsFrom(400, 401)).toEqual({ 400: LINE + lineOf("after") });
  });

  test("S3 that is out for a whole invocation fails the batch in time, and the next delivery archives it", async () => {
    const batch = [await expire(small("late-1"), 500), await expire(small("late-2"), 501)];
    outage = Number.POSITIVE_INFINITY;
    const began = Date.now();
    // All of it again, and not in halves, as it would be after an error.
    expect(await invoke(batch)).toEqual({
      batchItemFailures: [{ itemIdentifier: batch[0]?.dynamodb?.SequenceNumber }],
    });
    expect(Date.now() - began).toBeLessThan(5_000);
    outage = 0;
    expect(await textsFrom(500, 501)).toEqual({});
    await throughLambda(batch);
    expect(await textsFrom(500, 501)).toEqual({ 500: lineOf("late-1") + lineOf("late-2") });
  });

  describe("archive:replay", () => {
    beforeEach(() => {
      forgotten = undefined;
    });

    /** Runs the command on the queue, with the function in this process: the emulator runs none. */
    async function run(...args: readonly string[]): Promise<{ exitCode: number; text: string }> {
      printed.length = 0;
      const print = (text: string) => void printed.push(text);
      const place = [
        "--queue-url",
        queueUrl,
        "--function",
        "prod-archive",
        "--bucket",
        BUCKET,
        "--region",
        "eu-west-1",
      ];
      const exitCode = await replayArchive([...place, ...args], () => Promise.reject(new Error("not asked for")), {
        print,
        printError: print,
        archive: async ({ Records }) => {
          checkAnswer("prod-archive", await invoke(Records));
        },
      });
      return { exitCode, text: printed.join("") };
    }

    /** A table of the emulator, whose stream holds the deletions of these items, and where they are in it. */
    async function deletedFromTable(name: string, items: readonly RawItem[]) {
      const { TableDescription: made } = await askDynamoDb<{ TableDescription: { LatestStreamArn: string } }>(
        emulator.url,
        "CreateTable",
        {
          TableName: name,
          KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
          AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
          BillingMode: "PAY_PER_REQUEST",
          StreamSpecification: { StreamEnabled: true, StreamViewType: "OLD_IMAGE" },
        },
      );
      for (const item of items) {
        await askDynamoDb(emulator.url, "PutItem", { TableName: name, Item: item });
        await askDynamoDb(emulator.url, "DeleteItem", { TableName: name, Key: { id: item["id"] } });
      }
      return made.LatestStreamArn;
    }

    /** The records of the emulator's stream, as Lambda hands them over, and their shard. */
    async function recordsIn(streamArn: string) {
      const streams = new DynamoDBStreams({ region: "eu-west-1" });
      const { StreamDescription: stream } = await streams.describeStream({ StreamArn: streamArn });
      const shardId = stream?.Shards?.[0]?.ShardId ?? "";
      const { ShardIterator } = await streams.getShardIterator({
        StreamArn: streamArn,
        ShardId: shardId,
        ShardIteratorType: "TRIM_HORIZON",
      });
      const { Records: records = [] } = await streams.getRecords({ ShardIterator });
      streams.destroy();
      return { shardId, records: records.map((record) => lambdaRecord(record, streamArn)) };
    }

    async function placesIn(streamArn: string) {
      const { shardId, records } = await recordsIn(streamArn);
      const numbers = records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? "");
      const at = (position: number) => ({ dynamodb: { SequenceNumber: numbers.at(position) } });
      return { shardId, letters: { first: at(0), last: at(-1), size: numbers.length } };
    }

    test("archives a batch that S3 was out for in all its attempts, once, with a record that cannot be read", async () => {
      const streamArn = await deletedFromTable("prod-given-up", [small("one"), small("two"), small("three")]);
      const { shardId, records } = await recordsIn(streamArn);
      const expiries = records.filter(({ eventName }) => eventName === "REMOVE");
      outage = Number.POSITIVE_INFINITY;
      await deliver(expiries, {
        retries: 1,
        invoke,
        onFailure: (letters) => sendDeadLetters(letters, shardId, streamArn),
      });
      outage = 0;
      expect(await objectsBelow("expired-items/table=prod-given-up/")).toEqual({});
      expect(await deadLetters()).toHaveLength(1);

      withoutImage = "two";
      const { exitCode, text } = await run();
      withoutImage = undefined;
      expect(text).toContain("3 expired items (1 of them as unreadable records) are archived");
      expect(exitCode).toBe(0);
      const kept = Object.values(await objectsBelow("expired-items/table=prod-given-up/"));
      expect(kept.map(itemsIn)).toEqual([lineOf("one") + lineOf("three")]);
      expect(Object.keys(await objectsBelow("unreadable/table=prod-given-up/"))).toHaveLength(1);
      expect(await deadLetters()).toEqual([]);
    });

    test("archives what the stream still has, and only then deletes the message", async () => {
      const streamArn = await deletedFromTable("prod-replayed", [ITEM, small("second")]);
      const { shardId, letters } = await placesIn(streamArn);
      await sendDeadLetters(letters, shardId, streamArn);

      const tried = await run("--dry-run");
      expect(tried).toMatchObject({
        exitCode: 0,
        text: expect.stringContaining("2 expired items could be archived") as string,
      });
      expect(await objectsBelow("expired-items/table=prod-replayed/")).toEqual({});
      expect(await deadLetters()).toHaveLength(1);

      outage = Number.POSITIVE_INFINITY;
      expect(await run()).toMatchObject({
        exitCode: 1,
        text: expect.stringContaining("not archived, try again") as string,
      });
      outage = 0;
      expect(await deadLetters()).toHaveLength(1);

      expect(await run("--table", "prod-other")).toMatchObject({ exitCode: 0 });
      expect(await deadLetters()).toHaveLength(1);

      expect(await run("--table", "prod-replayed")).toMatchObject({
        exitCode: 0,
        text: expect.stringContaining("2 expired items are archived") as string,
      });
      const objects = Object.values(await objectsBelow("expired-items/table=prod-replayed/"));
      expect(objects.map(itemsIn)).toEqual([LINE + lineOf("second")]);
      expect(await deadLetters()).toEqual([]);
    });

    test("says what no stream has any more and where else it is to be had, and keeps the message", async () => {
      const streamArn = await deletedFromTable("prod-forgotten", [small("gone")]);
      const { letters, shardId } = await placesIn(streamArn);
      await sendDeadLetters(letters, shardId, streamArn);
      forgotten = { where: '"ShardIteratorType"', answer: refusal("ResourceNotFoundException") };
      const { exitCode, text } = await run();
      expect(exitCode).toBe(1);
      expect(text).toContain("the stream keeps its records for 24 hours: nothing of it is left");
      expect(text).toContain("Items of prod-forgotten that expired from 2026-11-27T12:00:00Z");
      expect(text).toContain("point-in-time recovery");
      expect(await deadLetters()).toHaveLength(1);
      expect((await run("--discard-unrecoverable")).exitCode).toBe(1);
      expect(await deadLetters()).toEqual([]);
    });

    test("archives what is left of a range whose beginning no stream has any more", async () => {
      const streamArn = await deletedFromTable("prod-trimmed", [small("left-1"), small("left-2")]);
      const { letters, shardId } = await placesIn(streamArn);
      const earlier = { dynamodb: { SequenceNumber: String(BigInt(letters.first.dynamodb.SequenceNumber ?? 0) - 5n) } };
      await sendDeadLetters({ ...letters, first: earlier }, shardId, streamArn);
      forgotten = { where: '"AT_SEQUENCE_NUMBER"', answer: refusal("TrimmedDataAccessException") };
      const { exitCode, text } = await run("--discard-unrecoverable");
      expect(exitCode).toBe(1);
      expect(text).toContain("2 expired items are archived");
      expect(text).toMatch(/only \d+ expired items from \d+ on are left/);
      const objects = Object.values(await objectsBelow("expired-items/table=prod-trimmed/"));
      expect(objects.map(itemsIn)).toEqual([lineOf("left-1") + lineOf("left-2")]);
    });

    test("writes nothing again that the archive holds already, whatever part of it a message is about", async () => {
      const streamArn = await deletedFromTable("prod-held", [small("1"), small("2"), small("3")]);
      const { shardId, records } = await recordsIn(streamArn);
      const expiries = records.filter(({ eventName }) => eventName === "REMOVE");
      await invoke(expiries.slice(1));
      const [first, second] = expiries;
      const last = expiries.at(-1);
      if (!first || !second || !last) throw new Error("the stream is not what was written");
      // Written, but the answer was lost; and a message that tells of two parts with something between.
      await sendDeadLetters({ first: second, last, size: 2 }, shardId, streamArn);
      await sendDeadLetters({ first, last, size: 1 }, shardId, streamArn);
      const { exitCode, text } = await run();
      expect(exitCode).toBe(0);
      expect(text).toContain("2 expired items are archived, 2 had been before");
      expect(text).toContain("3 expired items are archived, 2 had been before\n  the message speaks of 1 of them");
      const objects = Object.values(await objectsBelow("expired-items/table=prod-held/"));
      expect(objects.map(itemsIn).sort()).toEqual([lineOf("1"), lineOf("2") + lineOf("3")]);
      expect(await deadLetters()).toEqual([]);
    });

    test("leaves messages alone that are about something else", async () => {
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: '{"an":"event"}' }));
      const { exitCode, text } = await run();
      expect(exitCode).toBe(1);
      expect(text).toMatch(/message [\w-]+: it is about no stream/);
      expect(await deadLetters()).toEqual(['{"an":"event"}']);
      await sqs.send(new PurgeQueueCommand({ QueueUrl: queueUrl }));
    });
  });
});
