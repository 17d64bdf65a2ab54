import { CloudWatchClient, GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bundle } from "../../synthesis/functions/bundle";
import { ExportScript, startExports } from "../archive/exports-server";
import { run } from "../support/command";
import { describeWhere } from "../support/requirement";
import { Emulator, EMULATOR_ENVIRONMENT, missingEmulator, startEmulator } from "./emulator";

jest.setTimeout(60_000);

const REGION = "eu-west-1";
const BUCKET = "prod-archive-111111111111-eu-west-1";
const TABLE = "arn:aws:dynamodb:eu-west-1:111111111111:table/prod-orders";
const PREFIX = "exports/table=prod-orders";
const HOUR = 3600;

/** Runs the bundle as Lambda does: in a process of its own, with the files of the archive and an event. */
const INVOKE = `
  const { handler } = require("./index.js");
  const context = { getRemainingTimeInMillis: () => 60_000 };
  handler(JSON.parse(process.argv[1]), context).catch((error) => { console.error(error); process.exitCode = 1; });
`;

describeWhere("the check of exports", missingEmulator(), () => {
  const archive = mkdtempSync(join(tmpdir(), "export-check-"));
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  /** The emulator's exports have no times: the test tells of exports itself. */
  const script: ExportScript = { exports: [], schedules: {}, refused: new Set() };
  // The last full hour, until which the check looks.
  const now = Math.floor(Date.now() / 1000 / HOUR) * HOUR;
  let exportsServer: Awaited<ReturnType<typeof startExports>>;
  let emulator: Emulator;
  let sqs: SQSClient;
  let cloudWatch: CloudWatchClient;
  let env: Record<string, string>;
  let queueUrl: string;

  beforeAll(async () => {
    emulator = await startEmulator();
    exportsServer = await startExports(script);
    const common = { endpoint: emulator.url, region: REGION, credentials };
    [sqs, cloudWatch] = [new SQSClient(common), new CloudWatchClient(common)];
    const sns = new SNSClient(common);
    const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "prod-alerts" }));
    ({ QueueUrl: queueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: "alerts" })));
    const Endpoint = `arn:aws:sqs:${REGION}:123456789012:alerts`;
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint }));
    env = {
      ...EMULATOR_ENVIRONMENT,
      AWS_REGION: REGION,
      AWS_ENDPOINT_URL: emulator.url,
      AWS_ENDPOINT_URL_DYNAMODB: exportsServer.url,
      AWS_ENDPOINT_URL_SCHEDULER: exportsServer.url,
      ENVIRONMENT: "prod",
      BUCKET,
      SCHEDULE_GROUP: "prod-archive-exports",
      ALERT_TOPIC_ARN: TopicArn,
      METRIC_NAMESPACE: "prod/archive",
      CHECKED_EVERY_HOURS: "6",
    };
    writeFileSync(join(archive, "index.js"), bundle("export-check", resolve(".")).code ?? "");
    const table = { tableName: "prod-orders", tableArn: TABLE, scheduleName: "prod-orders", prefix: PREFIX };
    writeFileSync(join(archive, "exports.json"), JSON.stringify([{ ...table, overdueAfterDays: 9 }]));
  });

  afterAll(async () => {
    rmSync(archive, { recursive: true });
    await exportsServer.stop();
    emulator.stop();
  });

  async function check(): Promise<void> {
    const event = { source: "aws.events", time: new Date((now + 59) * 1000).toISOString() };
    const { exitCode, output } = await run(process.execPath, ["-e", INVOKE, JSON.stringify(event)], {
      cwd: archive,
      env,
    });
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
  }

  async function highest(MetricName: string, table?: string): Promise<number | undefined> {
    const { Datapoints: points = [] } = await cloudWatch.send(
      new GetMetricStatisticsCommand({
        Namespace: "prod/archive",
        MetricName,
        Dimensions: table === undefined ? [] : [{ Name: "Table", Value: table }],
        StartTime: new Date((now - 2 * HOUR) * 1000),
        EndTime: new Date((now + 2 * HOUR) * 1000),
        Period: 24 * HOUR,
        Statistics: ["Maximum"],
      }),
    );
    return points[0]?.Maximum;
  }

  test("measures how old the newest export is, and tells of the one that failed", async () => {
    const common = { TableArn: TABLE, S3Bucket: BUCKET, S3Prefix: PREFIX };
    script.exports.push(
      { ...common, ExportArn: `${TABLE}/export/1`, ExportStatus: "COMPLETED", ExportTime: now - 10 * 24 * HOUR },
      {
        ...common,
        ExportArn: `${TABLE}/export/2`,
        ExportStatus: "FAILED",
        ExportTime: now - HOUR,
        EndTime: now - HOUR / 2,
        FailureCode: "S3AccessDenied",
        FailureMessage: "Access Denied",
      },
    );
    await check();
    expect(await highest("DaysSinceSuccessfulExport", "prod-orders")).toBe(10);
    expect(await highest("ExportsOverdue")).toBe(1);
    const { Messages: messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl }));
    expect(messages).toHaveLength(1);
    expect(JSON.parse(messages[0]?.Body ?? "")).toMatchObject({
      Subject: "prod: an export of prod-orders into the archive failed",
      Message: expect.stringContaining("S3AccessDenied: Access Denied") as string,
    });
  });
});
