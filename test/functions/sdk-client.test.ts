import { BackupClient, ListBackupVaultsCommand } from "@aws-sdk/client-backup";
import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { ConfigServiceClient, PutEvaluationsCommand } from "@aws-sdk/client-config-service";
import { DeleteBackupCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { createServer } from "node:http";
import { AddressInfo, createServer as createTcpServer, Socket } from "node:net";
import tls from "node:tls";
import { inTime, sdkClient, SdkClientOptions } from "../../functions/sdk-client";
import { fails, hangs, ScriptedServer, startScriptedServer, succeeds } from "../client/scripted-server";
import { answer, close, listen } from "../client/http-server";
import { errorOf } from "../client/test-client";

/** Clients take the function's Region and role from the variables that Lambda sets. */
const LAMBDA = { AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
const before = { ...process.env };
beforeAll(() => Object.assign(process.env, LAMBDA));
afterAll(() => (process.env = before));

/** Far longer than what is asked for, and far shorter than what no timeout would take. */
const SOON_MS = 3_000;

async function durationOf(work: Promise<unknown>): Promise<{ error: Error; ms: number }> {
  const start = performance.now();
  return { error: await errorOf(work), ms: performance.now() - start };
}

describe("an endpoint that takes every connection and never answers", () => {
  const silent = createServer(() => undefined);
  let endpoint: string;
  beforeAll(async () => {
    endpoint = await listen(silent);
  });
  afterAll(() => close(silent));

  const options = (given: SdkClientOptions): SdkClientOptions => ({ endpoint, ...given });
  type Sends = (given: SdkClientOptions) => Promise<unknown>;
  const calls: readonly (readonly [string, Sends])[] = [
    ["DynamoDB", (given) => sdkClient(DynamoDBClient, given).send(new ListTablesCommand({}))],
    ["Backup", (given) => sdkClient(BackupClient, given).send(new ListBackupVaultsCommand({}))],
    ["Config", (given) => sdkClient(ConfigServiceClient, given).send(new PutEvaluationsCommand({ ResultToken: "x" }))],
    ["SNS", (given) => sdkClient(SNSClient, given).send(new PublishCommand({ TopicArn: "arn:x", Message: "x" }))],
    ["S3", (given) => sdkClient(S3Client, given).send(new PutObjectCommand({ Bucket: "x", Key: "x", Body: "x" }))],
    [
      "CloudWatch",
      (given) =>
        sdkClient(CloudWatchClient, given).send(
          new PutMetricDataCommand({ Namespace: "x", MetricData: [{ MetricName: "x", Value: 1 }] }),
        ),
    ],
  ];

  test.each(calls)("holds no call of %s for longer than its budget", async (_, send) => {
    const { error, ms } = await durationOf(send(options({ budgetMs: 300, attemptTimeoutMs: 100 })));
    expect(error.message).toMatch(/^\w+ did not end within its time: \d attempts in \d+ ms\.$/);
    expect(ms).toBeLessThan(SOON_MS);
  });

  test.each(calls)("holds no attempt of %s for longer than an attempt may take", async (_, send) => {
    const { error, ms } = await durationOf(send(options({ attemptTimeoutMs: 50, maxAttempts: 2 })));
    expect(error.name).toBe("TimeoutError");
    expect(ms).toBeLessThan(SOON_MS);
  });

  test("holds no call beyond the end of the invocation", async () => {
    const client = sdkClient(DynamoDBClient, options({}));
    // Half a second is left for saying what went wrong.
    const handler = inTime((command: ListTablesCommand) => client.send(command));
    const { error, ms } = await durationOf(handler(new ListTablesCommand({}), { getRemainingTimeInMillis: () => 700 }));
    expect(error.message).toMatch(/^ListTables did not end within its time/);
    expect(ms).toBeLessThan(700);
  });
});

test("a connection on which no encryption comes about ends in time", async () => {
  const sockets: Socket[] = [];
  const silent = createTcpServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const endpoint = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const client = sdkClient(DynamoDBClient, { endpoint, maxAttempts: 1, attemptTimeoutMs: 200 });
  const { error, ms } = await durationOf(client.send(new ListTablesCommand({})));
  expect(error.name).toBe("TimeoutError");
  expect(ms).toBeLessThan(SOON_MS);
  sockets.forEach((socket) => socket.destroy());
  silent.close();
});

describe("an endpoint that answers", () => {
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await startScriptedServer();
  });
  afterAll(() => server.stop());
  const client = (given: SdkClientOptions = {}) => sdkClient(DynamoDBClient, { endpoint: server.url, ...given });

  test("is asked again after an attempt that was lost", async () => {
    server.script(hangs, fails(400, "ThrottlingException"), succeeds({ TableNames: ["a"] }));
    expect((await client({ attemptTimeoutMs: 100 }).send(new ListTablesCommand({}))).TableNames).toEqual(["a"]);
    expect(server.seen).toHaveLength(3);
  });

  test("is asked as often as is said, and its own error is what the caller gets", async () => {
    server.script(fails(400, "ThrottlingException"));
    const error = await errorOf(
      client({ maxAttempts: 2 }).send(new DeleteBackupCommand({ BackupArn: "x".repeat(40) })),
    );
    expect(error.name).toBe("ThrottlingException");
    expect(server.seen).toHaveLength(2);
  });
});

test("clients try eight times in the standard mode unless they say otherwise", async () => {
  const { config } = sdkClient(DynamoDBClient);
  expect(await config.maxAttempts()).toBe(8);
  expect(config.retryMode).toBe("standard");
  expect(await sdkClient(DynamoDBClient, { maxAttempts: 3 }).config.maxAttempts()).toBe(3);
});

test("a connection is kept for the next call", async () => {
  let connections = 0;
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      answer(response, 200, { TableNames: [] });
    });
  }).on("connection", () => connections++);
  const client = sdkClient(DynamoDBClient, { endpoint: await listen(server) });
  for (let call = 0; call < 3; call++) await client.send(new ListTablesCommand({}));
  client.destroy();
  await close(server);
  expect(connections).toBe(1);
});

/** The versions of TLS that the first message of a client offers, in its extension `supported_versions`. */
function offeredVersions(hello: Buffer): string[] {
  const start = hello.indexOf(Buffer.from([0x00, 0x2b]));
  const length = hello[start + 4] ?? 0;
  return (
    hello
      .subarray(start + 5, start + 5 + length)
      .toString("hex")
      .match(/.{4}/g) ?? []
  ).sort();
}

test("no TLS before 1.2 is offered, whatever the runtime would take", async () => {
  const runtime = tls.DEFAULT_MIN_VERSION;
  tls.DEFAULT_MIN_VERSION = "TLSv1";
  let hello = Buffer.alloc(0);
  const server = createTcpServer((socket) => {
    socket.once("data", (bytes) => {
      hello = bytes;
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await errorOf(sdkClient(DynamoDBClient, { endpoint, maxAttempts: 1 }).send(new ListTablesCommand({})));
  tls.DEFAULT_MIN_VERSION = runtime;
  server.close();
  expect(offeredVersions(hello)).toEqual(["0303", "0304"]);
});
