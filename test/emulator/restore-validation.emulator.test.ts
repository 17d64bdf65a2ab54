import { CloudWatchClient, GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient, PutItemCommand, DeleteTableCommand } from "@aws-sdk/client-dynamodb";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sessions } from "../../environments/tables";
import { declarationOf, DeclaredTable, renderDeclarations } from "../../model/restore-tests/declarations";
import { bundle } from "../../synthesis/functions/bundle";
import { createTable } from "../access-patterns/engine";
import { restoredTable } from "../restore-tests/restored-table";
import { ScriptedBackup, startScriptedBackup } from "../restore-tests/scripted-backup";
import { run } from "../support/command";
import { describeWhere } from "../support/requirement";
import { Emulator, EMULATOR_ENVIRONMENT, missingEmulator, startEmulator } from "./emulator";

jest.setTimeout(120_000);

const REGION = "eu-west-1";
const RESTORED = "awsbackup-restore-test-1a2b";
const NAMESPACE = "sandbox/restore-tests";
const PLAN = "arn:aws:backup:eu-west-1:123456789012:restore-testing-plan:sandbox_restore_tests";
const SOURCE = "arn:aws:dynamodb:eu-west-1:333333333333:table/prod-sessions";
const POINT = "arn:aws:backup:eu-west-1:123456789012:recovery-point:1";

/** Runs the bundle as Lambda does: in a process of its own, with the files of the archive and an event. */
const INVOKE = `
  const { handler } = require("./index.js");
  const context = { getRemainingTimeInMillis: () => Number(process.argv[2]) };
  handler(JSON.parse(process.argv[1]), context).catch((error) => { console.error(error); process.exitCode = 1; });
`;

/** The job as AWS Backup describes it; times in seconds, as the API writes them. */
function aJob(overrides: Readonly<Record<string, unknown>> = {}) {
  const end = Math.floor(Date.now() / 1000) - 60;
  return {
    RestoreJobId: "job-1",
    Status: "COMPLETED",
    ResourceType: "DynamoDB",
    RecoveryPointArn: POINT,
    BackupVaultArn: "arn:aws:backup:eu-west-1:123456789012:backup-vault:sandbox-backup",
    SourceResourceArn: SOURCE,
    CreatedResourceArn: `arn:aws:dynamodb:eu-west-1:123456789012:table/${RESTORED}`,
    CreatedBy: { RestoreTestingPlanArn: `${PLAN}-0a1b` },
    CreationDate: end - 45 * 60,
    CompletionDate: end,
    ...overrides,
  };
}

const ENDED = {
  source: "aws.backup",
  "detail-type": "Restore Job State Change",
  detail: {
    restoreJobId: "job-1",
    status: "COMPLETED",
    resourceType: "DynamoDB",
    restoreTestingPlanArn: `${PLAN}-0a1b`,
  },
};
const CLOCK = { source: "aws.events", "detail-type": "Scheduled Event", detail: {} };

describeWhere("the validation of restored tables", missingEmulator(), () => {
  const archive = mkdtempSync(join(tmpdir(), "restore-validation-"));
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  let emulator: Emulator;
  let backup: ScriptedBackup;
  let dynamodb: DynamoDBClient;
  let sqs: SQSClient;
  let cloudWatch: CloudWatchClient;
  let variables: Record<string, string>;
  let queueUrl: string;

  beforeAll(async () => {
    emulator = await startEmulator();
    backup = await startScriptedBackup({
      RecoveryPointArn: POINT,
      ResourceArn: SOURCE,
      BackupSizeInBytes: 2_000,
      CreationDate: 1_700_000_000,
    });
    const common = { endpoint: emulator.url, region: REGION, credentials };
    [dynamodb, sqs, cloudWatch] = [new DynamoDBClient(common), new SQSClient(common), new CloudWatchClient(common)];
    const { KeyMetadata } = await new KMSClient(common).send(new CreateKeyCommand({}));
    const sns = new SNSClient(common);
    const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "sandbox-alerts" }));
    ({ QueueUrl: queueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: "alerts" })));
    const Endpoint = `arn:aws:sqs:${REGION}:123456789012:alerts`;
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint }));
    variables = {
      ...EMULATOR_ENVIRONMENT,
      AWS_REGION: REGION,
      AWS_ENDPOINT_URL: emulator.url,
      AWS_ENDPOINT_URL_BACKUP: backup.url,
      ENVIRONMENT: "sandbox",
      PLAN_ARN_PREFIX: PLAN,
      KEY_ARN: KeyMetadata?.Arn ?? "",
      VAULT_NAME: "sandbox-backup",
      ALERT_TOPIC_ARN: TopicArn,
      METRIC_NAMESPACE: NAMESPACE,
    };
    const { code } = bundle("restore-validation", resolve("."));
    writeFileSync(join(archive, "index.js"), code ?? "");
    const declared = declarationOf(sessions, SOURCE, 3);
    writeFileSync(
      join(archive, "declarations.json"),
      renderDeclarations({ countAtMost: 1_000, plans: ["sandbox_restore_tests"], tables: [declared] }),
    );
  });

  afterAll(async () => {
    rmSync(archive, { recursive: true });
    await backup.stop();
    emulator.stop();
  });

  afterEach(async () => {
    await dynamodb.send(new DeleteTableCommand({ TableName: RESTORED })).catch(() => undefined);
  });

  /** What AWS Backup leaves in the account: the table, encrypted with the key for that, with what it had. */
  async function restore(change: (declared: DeclaredTable) => DeclaredTable = (same) => same): Promise<void> {
    const input = restoredTable(change(declarationOf(sessions, SOURCE, 1)), RESTORED);
    const SSESpecification = { Enabled: true, SSEType: "KMS" as const, KMSMasterKeyId: variables["KEY_ARN"] };
    await createTable(dynamodb, { ...input, SSESpecification }, sessions.sampleItems);
  }

  async function invoke(event: object, remainingMs = 300_000): Promise<void> {
    const { exitCode, output } = await run(process.execPath, ["-e", INVOKE, JSON.stringify(event), `${remainingMs}`], {
      cwd: archive,
      env: variables,
    });
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
  }

  /** What has arrived where people are told. */
  async function alerts(): Promise<{ Subject: string; Message: string }[]> {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }),
    );
    return Messages.map(({ Body = "{}" }) => JSON.parse(Body) as { Subject: string; Message: string });
  }

  async function highest(metric: string, table?: string): Promise<number | undefined> {
    const { Datapoints: points = [] } = await cloudWatch.send(
      new GetMetricStatisticsCommand({
        Namespace: NAMESPACE,
        MetricName: metric,
        Dimensions: table === undefined ? [] : [{ Name: "Table", Value: table }],
        StartTime: new Date(Date.now() - 2 * 3_600_000),
        EndTime: new Date(Date.now() + 3_600_000),
        Period: 24 * 3600,
        Statistics: ["Maximum"],
      }),
    );
    return points.length === 0 ? undefined : Math.max(...points.map(({ Maximum = 0 }) => Maximum));
  }

  test("of a good restore is reported to AWS Backup and measured, and nobody is alarmed", async () => {
    await restore();
    backup.jobs(aJob());
    await invoke(ENDED);
    const message = `As declared: ${sessions.sampleItems.length} items, from a recovery point of about 2,000 bytes; restored in 45.0 minutes.`;
    expect(backup.reports).toEqual([{ job: "job-1", status: "SUCCESSFUL", message }]);
    expect(await highest("RestoreMinutes", "sessions")).toBe(45);
    expect(await highest("RestoreValidationFailed")).toBe(0);
    expect(await alerts()).toEqual([]);
    // The event comes twice.
    await invoke(ENDED);
    expect(backup.reports).toHaveLength(1);
  });

  test("of a restore that lost an index and the key tells both, and what to do", async () => {
    await restore((declared) => ({ ...declared, globalSecondaryIndexes: [] }));
    await dynamodb.send(new PutItemCommand({ TableName: RESTORED, Item: { PK: { S: "suuid#1" }, SK: { S: "c#1" } } }));
    backup.jobs(aJob());
    const [KEY_ARN, other] = [variables["KEY_ARN"] ?? "", "arn:aws:kms:eu-west-1:123456789012:key/other"];
    variables = { ...variables, KEY_ARN: other };
    await invoke(ENDED);
    variables = { ...variables, KEY_ARN };
    expect(backup.reports).toMatchObject([
      { status: "FAILED", message: expect.stringContaining("findings. ") as string },
    ]);
    const [alert, ...more] = await alerts();
    expect([alert?.Subject, more]).toEqual(["sandbox: the restored table sessions is not as declared", []]);
    expect(alert?.Message).toContain(`Recovery point: ${POINT}\n`);
    expect(alert?.Message).toContain("global secondary index GSI1_inverse\n   The restored table does not have it.\n");
    expect(alert?.Message).toContain(`expected is ${other}.`);
    expect(alert?.Message).toContain('access pattern "session of a customer"');
    expect(await highest("RestoreValidationFailed", "sessions")).toBe(1);
    expect(await highest("RestoreValidationFailed")).toBe(1);
  });

  test("of a restore that failed reaches the alert channel with what AWS Backup says of it", async () => {
    backup.jobs(aJob({ Status: "FAILED", StatusMessage: "Access denied to KMS key.", CreatedResourceArn: undefined }));
    await invoke({ ...ENDED, detail: { ...ENDED.detail, status: "FAILED" } });
    const [alert] = await alerts();
    expect(alert?.Subject).toBe("sandbox: the test restore of sessions ended as FAILED");
    expect(alert?.Message).toContain("Access denied to KMS key.");
    expect(backup.reports).toEqual([]);
  });

  test("is measured by the clock: how many days ago each table had a success", async () => {
    const threeDaysAgo = Math.floor(Date.now() / 1000) - 3 * 24 * 3600;
    backup.jobs(aJob({ ValidationStatus: "SUCCESSFUL", CompletionDate: threeDaysAgo }));
    await invoke(CLOCK);
    expect(await highest("DaysSinceSuccessfulValidation", "sessions")).toBeCloseTo(3, 1);
    expect(await highest("DaysSinceSuccessfulValidation")).toBeCloseTo(3, 1);
  });

  test("is measured from when the test was set up, for a table that had no success yet", async () => {
    const fiveDaysAgo = Math.floor(Date.now() / 1000) - 5 * 24 * 3600;
    backup.jobs(aJob({ ValidationStatus: "FAILED" }));
    backup.selections({ RestoreTestingSelectionName: "sessions", CreationTime: fiveDaysAgo });
    await invoke(CLOCK);
    expect(await highest("DaysSinceSuccessfulValidation", "sessions")).toBeCloseTo(5, 1);
  });

  test("gives no verdict where there is time left for telling one alone", async () => {
    await restore();
    backup.jobs(aJob());
    await expect(invoke(ENDED, 60_000)).rejects.toThrow("DeadlineExceededError");
    expect([backup.reports, await alerts()]).toEqual([[], []]);
  });

  test("fails loudly for an event that is none of its own", async () => {
    await expect(invoke({ source: "aws.s3", "detail-type": "Object Created", detail: {} })).rejects.toThrow();
  });
});
