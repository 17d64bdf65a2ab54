import { BackupClient } from "@aws-sdk/client-backup";
import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import {
  CreateBackupCommand,
  CreateTableCommand,
  CreateTableCommandInput,
  DeleteTableCommand,
  DynamoDBClient,
  ListBackupsCommand,
} from "@aws-sdk/client-dynamodb";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { deletingExpired } from "../../functions/expired-backups/handler";
import { answering } from "../../functions/unused-resources/handler";
import { SETTINGS } from "../../functions/unused-resources/testing";
import { Surroundings } from "../../functions/unused-resources/surroundings";
import { AwsStandIn } from "../clean-up/aws-stand-in";
import { heardOn } from "../clean-up/heard-on";
import { describeWhere } from "../support/requirement";
import { Emulator, missingMoto, startMoto } from "./emulator";

jest.setTimeout(120_000);

const DAY = 86_400_000;
const ACCOUNT = "123456789012";
/** When the functions run: tables that are made now are old then. */
const LATER = new Date(Date.now() + 200 * DAY);
const context = {
  getRemainingTimeInMillis: () => 600_000,
  invokedFunctionArn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:prod-unused-resources`,
};

interface Evaluations {
  readonly Evaluations: readonly { ComplianceResourceId: string; ComplianceType: string; Annotation: string }[];
}

describeWhere("what cleans up, against an emulator", missingMoto(), () => {
  let emulator: Emulator;
  let aws: AwsStandIn & { readonly url: string };
  let around: Surroundings;
  const client = () => ({
    endpoint: aws.url,
    region: "eu-west-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const dynamodb = () => new DynamoDBClient(client());

  beforeAll(async () => {
    emulator = await startMoto();
    aws = await AwsStandIn.start(emulator.url, {
      PutEvaluations: () => ({ FailedEvaluations: [] }),
      GetComplianceDetailsByConfigRule: () => ({ EvaluationResults: [] }),
      DescribeKinesisStreamingDestination: () => ({ KinesisDataStreamDestinations: [] }),
    });
    around = {
      environment: "prod",
      region: "eu-west-1",
      regions: ["eu-west-1"],
      dynamodb: dynamodb(),
      config: new ConfigServiceClient(client()),
      backup: new BackupClient(client()),
      cloudwatch: () => new CloudWatchClient(client()),
      now: () => LATER,
    };
    jest.spyOn(console, "info").mockImplementation(() => undefined);
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await aws.stop();
    emulator.stop();
  });

  async function makeTable(TableName: string, more: Partial<CreateTableCommandInput> = {}): Promise<void> {
    await dynamodb().send(
      new CreateTableCommand({
        TableName,
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
        ...more,
      }),
    );
  }

  /** A sample a day, as the metric's sum on so many days before the review. */
  async function publish(
    metric: "ConsumedReadCapacityUnits" | "ConsumedWriteCapacityUnits",
    of: Readonly<Record<string, string>>,
    sums: readonly (number | undefined)[],
  ): Promise<void> {
    // moto reads a compressed request twice.
    const cloudwatch = new CloudWatchClient({ ...client(), disableRequestCompression: true });
    const Dimensions = Object.entries(of).map(([Name, Value]) => ({ Name, Value }));
    const MetricData = sums.flatMap((Value, back) =>
      Value === undefined
        ? []
        : [{ MetricName: metric, Dimensions, Value, Timestamp: new Date(LATER.getTime() - back * DAY) }],
    );
    await cloudwatch.send(new PutMetricDataCommand({ Namespace: "AWS/DynamoDB", MetricData }));
  }

  const days = (value: number | undefined, count = 130) => Array.from({ length: count }, () => value);
  const usedOn = (back: number) => days(0).map((sum, position) => (position === back ? 12.5 : sum));

  async function review(name: string): Promise<Record<string, string>> {
    aws.calls.length = 0;
    await answering(() => around)(
      {
        invokingEvent: JSON.stringify({ messageType: "ScheduledNotification" }),
        ruleParameters: JSON.stringify({ ...SETTINGS, review: name }),
        resultToken: "token",
        configRuleName: `prod-${name}`,
      },
      context,
    );
    const told = aws.calls.filter(({ operation }) => operation === "PutEvaluations");
    const evaluations = told.flatMap(({ input }) => (input as unknown as Evaluations).Evaluations);
    return Object.fromEntries(
      evaluations.map(({ ComplianceResourceId, ComplianceType, Annotation }) => [
        ComplianceResourceId,
        `${ComplianceType}: ${Annotation}`,
      ]),
    );
  }

  test("tables are judged by what CloudWatch has of them", async () => {
    const by = (name: string) => ({ TableName: name });
    const index = [
      {
        IndexName: "by-state",
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" as const }],
        Projection: { ProjectionType: "ALL" as const },
      },
    ];
    await makeTable("idle", { Tags: [{ Key: "owner", Value: "nobody" }] });
    await makeTable("kept", { Tags: [{ Key: "keep", Value: "for the auditors" }] });
    await makeTable("silent");
    await makeTable("used-long-ago");
    await makeTable("written-lately");
    await makeTable("index-read", { GlobalSecondaryIndexes: index });
    await makeTable("awsbackup-restore-test-1");
    for (const name of ["idle", "kept", "index-read"]) await publish("ConsumedReadCapacityUnits", by(name), days(0));
    await publish("ConsumedReadCapacityUnits", by("used-long-ago"), usedOn(110));
    await publish("ConsumedReadCapacityUnits", by("written-lately"), days(0));
    await publish("ConsumedWriteCapacityUnits", by("written-lately"), usedOn(99));
    const ofIndex = { TableName: "index-read", GlobalSecondaryIndexName: "by-state" };
    await publish("ConsumedReadCapacityUnits", ofIndex, usedOn(40));

    const told = await review("abandoned-tables");
    const verdicts = Object.fromEntries(Object.entries(told).map(([name, text]) => [name, text.split(":")[0]]));
    expect(verdicts).toEqual({
      idle: "NON_COMPLIANT",
      kept: "COMPLIANT",
      silent: "NOT_APPLICABLE",
      "used-long-ago": "NON_COMPLIANT",
      "written-lately": "COMPLIANT",
      "index-read": "COMPLIANT",
    });
    expect(told["index-read"]).toContain("read of the index by-state");
    expect(told["silent"]).toContain("no samples in eu-west-1 for 100 of 100 days");
  });

  test("an index that is written and not read is unused, and costs what it is provisioned with", async () => {
    const units = { ReadCapacityUnits: 10, WriteCapacityUnits: 10 };
    await makeTable("indexed", {
      BillingMode: "PROVISIONED",
      ProvisionedThroughput: units,
      GlobalSecondaryIndexes: [
        {
          IndexName: "unread",
          KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
          Projection: { ProjectionType: "ALL" },
          ProvisionedThroughput: units,
        },
      ],
    });
    await publish("ConsumedReadCapacityUnits", { TableName: "indexed" }, usedOn(3));
    const unread = { TableName: "indexed", GlobalSecondaryIndexName: "unread" };
    await publish("ConsumedWriteCapacityUnits", unread, days(50));
    await publish("ConsumedReadCapacityUnits", unread, days(0));

    const told = await review("unused-indexes");
    expect(told["indexed"]).toMatch(/^NON_COMPLIANT: Unused: unread\. .* They cost about USD 5\.69 a month/);
  });

  test("expired backups are deleted, those of a table that is gone but for the last", async () => {
    const sns = new SNSClient(client());
    const { topicArn, messages } = await heardOn(sns, new SQSClient(client()));
    const tags = [{ Key: "environment", Value: "prod" }];
    const backUp = async (TableName: string, BackupName: string) => {
      await dynamodb().send(new CreateBackupCommand({ TableName, BackupName }));
    };
    await makeTable("prod-orders", { Tags: tags });
    await makeTable("prod-gone", { Tags: tags });
    await makeTable("dev-orders", { Tags: [{ Key: "environment", Value: "dev" }] });
    await backUp("prod-orders", "orders-1");
    await backUp("prod-gone", "gone-1");
    await backUp("prod-gone", "gone-2");
    await backUp("dev-orders", "other");
    await dynamodb().send(new DeleteTableCommand({ TableName: "prod-gone" }));
    // A table by the same name is another one, with backups of its own.
    await makeTable("prod-gone", { Tags: tags });

    const settings = {
      environment: "prod",
      mode: "delete",
      topicArn,
      retentionDays: 35,
      lastOfDeletedTables: "keep",
      finalBackupDays: 0,
      maximumPerRun: 50,
    } as const;
    await deletingExpired(() => ({ settings, dynamodb: dynamodb(), sns, now: () => LATER }))({}, context);

    const { BackupSummaries = [] } = await dynamodb().send(new ListBackupsCommand({}));
    expect(BackupSummaries.map(({ BackupName }) => BackupName).sort()).toEqual(["gone-2", "other"]);
    const [message] = await messages();
    expect(message).toMatchObject({ Subject: "prod: 2 expired backups deleted" });
    expect(message?.Message).toContain("- prod-gone: gone-2.");
  });
});
