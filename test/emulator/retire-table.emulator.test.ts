import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import * as dynamodbCommands from "@aws-sdk/client-dynamodb";
import { SNSClient, PublishCommand, PublishCommandInput } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { execFileSync } from "node:child_process";
import { retireTable } from "../../runbooks/retire-table";
import { AwsStandIn } from "../clean-up/aws-stand-in";
import { HeardTopic, heardOn } from "../clean-up/heard-on";
import { AutomationRun, runAutomation } from "../runbooks/run-automation";
import { describeWhere, Missing } from "../support/requirement";
import { Emulator, missingMoto, startMoto } from "./emulator";

jest.setTimeout(120_000);

const {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListBackupsCommand,
  ListTagsOfResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} = dynamodbCommands;
type Tag = dynamodbCommands.Tag;

function missingPython(): Missing {
  try {
    execFileSync("python3", ["-c", "import boto3"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "python3 with boto3 is not installed";
  }
}

const DAY = 86_400_000;
const date = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const tableArn = (name: string) => `arn:aws:dynamodb:eu-west-1:123456789012:table/${name}`;

describeWhere("the runbook that retires tables, against an emulator", missingMoto() ?? missingPython(), () => {
  let emulator: Emulator;
  let aws: AwsStandIn & { readonly url: string };
  let heard: HeardTopic;
  let verdict = "NON_COMPLIANT";
  /** A call that AWS does not answer as it should. */
  let refused = "";
  /** Whether DynamoDB looks at tags, when it asks whether somebody may do something. */
  let looksAtTags = true;
  const client = () => ({
    endpoint: aws.url,
    region: "eu-west-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const dynamodb = () => new DynamoDBClient(client());

  beforeAll(async () => {
    emulator = await startMoto();
    aws = await AwsStandIn.start(emulator.url, {
      // moto asks nobody whether a role may do something.
      UntagResource: () => (looksAtTags ? undefined : { __type: "AccessDeniedException", message: "not authorized" }),
      GetComplianceDetailsByResource: () => ({
        EvaluationResults: ["prod-other", "prod-abandoned-tables"].map((ConfigRuleName) => ({
          EvaluationResultIdentifier: { EvaluationResultQualifier: { ConfigRuleName } },
          ComplianceType: ConfigRuleName === "prod-other" ? "COMPLIANT" : verdict,
          Annotation: "as the test says",
        })),
      }),
    });
    heard = await heardOn(new SNSClient(client()), new SQSClient(client()));
  });

  afterAll(async () => {
    await aws.stop();
    emulator.stop();
  });

  beforeEach(() => {
    verdict = "NON_COMPLIANT";
    refused = "";
    looksAtTags = true;
  });

  async function call(service: string, api: string, input: object): Promise<unknown> {
    if (api === refused) throw new Error("not now");
    if (service === "sns") return new SNSClient(client()).send(new PublishCommand(input as PublishCommandInput));
    const Command = (dynamodbCommands as unknown as Record<string, new (input: object) => never>)[`${api}Command`];
    if (service !== "dynamodb" || !Command) throw new Error(`the test calls no ${service} ${api}`);
    return dynamodb().send(new Command(input));
  }

  function retire(
    TableName: string,
    approve: () => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<AutomationRun> {
    const document = retireTable({
      roleArn: "arn:aws:iam::123456789012:role/prod-audit-retire-table",
      graceDays: 30,
      approvers: ["arn:aws:iam::123456789012:role/lead"],
      minimumApprovals: 1,
      alertTopicArn: heard.topicArn,
      ruleName: "prod-abandoned-tables",
      keepTag: "keep",
      backupName: "final-before-retirement-prod",
      environmentPrefix: "prod-",
      restoredTestTablePrefix: "awsbackup-restore-test",
    });
    const variables = {
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_DEFAULT_REGION: "eu-west-1",
    };
    return runAutomation(document, { TableName }, { call, approve, variables });
  }

  async function makeTable(TableName: string, tags: Readonly<Record<string, string>> = {}, more: object = {}) {
    const Tags = Object.entries(tags).map(([Key, Value]): Tag => ({ Key, Value }));
    await dynamodb().send(
      new CreateTableCommand({
        TableName,
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
        DeletionProtectionEnabled: true,
        Tags: [...Tags, { Key: "owner", Value: "checkout" }],
        ...more,
      }),
    );
  }

  async function tagsOf(name: string): Promise<Record<string, string>> {
    const { Tags = [] } = await dynamodb().send(new ListTagsOfResourceCommand({ ResourceArn: tableArn(name) }));
    return Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]));
  }

  async function mark(name: string, day: string): Promise<void> {
    const Tags = [{ Key: "retire-after", Value: day }];
    await dynamodb().send(new TagResourceCommand({ ResourceArn: tableArn(name), Tags }));
  }

  /** Whether the table is there, and whether it is protected. */
  async function stateOf(TableName: string): Promise<string> {
    try {
      const { Table } = await dynamodb().send(new DescribeTableCommand({ TableName }));
      return Table?.DeletionProtectionEnabled ? "protected" : "unprotected";
    } catch (error) {
      if (error instanceof dynamodbCommands.ResourceNotFoundException) return "gone";
      throw error;
    }
  }

  async function backupsOf(TableName: string): Promise<number> {
    const { BackupSummaries = [] } = await dynamodb().send(new ListBackupsCommand({ TableName }));
    return BackupSummaries.length;
  }

  test("the first time, a table is marked and its owner told; nothing else happens to it", async () => {
    await makeTable("orders");
    expect(await retire("orders")).toEqual({
      status: "Success",
      steps: ["check", "howFar", "tellOwner", "markTable"],
      failure: undefined,
    });
    expect(await tagsOf("orders")).toEqual({ owner: "checkout", "retire-after": date(30) });
    expect(await heard.messages()).toMatchObject([
      {
        Subject: "A table is about to be retired",
        Message: expect.stringContaining(`After ${date(30)} it may be`) as string,
      },
    ]);
    expect([await stateOf("orders"), await backupsOf("orders")]).toEqual(["protected", 0]);
  });

  test("where DynamoDB does not look at tags, nothing is marked, and the run says why", async () => {
    await makeTable("untouched");
    looksAtTags = false;
    await heard.messages();
    const { steps, failure } = await retire("untouched");
    expect(steps).toEqual(["check"]);
    expect(failure).toContain("switch on attribute-based access control");
    expect([await tagsOf("untouched"), await heard.messages()]).toEqual([{ owner: "checkout" }, []]);
  });

  test("where nobody can be told, no grace period begins, and the next start tells again", async () => {
    await makeTable("unheard");
    refused = "Publish";
    expect(await retire("unheard")).toMatchObject({ status: "Failed", steps: ["check", "howFar", "tellOwner"] });
    expect(await tagsOf("unheard")).toEqual({ owner: "checkout" });
    refused = "";
    expect((await retire("unheard")).status).toBe("Success");
    expect(await tagsOf("unheard")).toMatchObject({ "retire-after": date(30) });
  });

  test("before the grace period is over it is refused, on its last day as well", async () => {
    for (const day of [date(30), date(0)]) {
      await mark("orders", day);
      const { status, steps, failure } = await retire("orders");
      expect({ status, steps }).toEqual({ status: "Failed", steps: ["check"] });
      expect(failure).toContain(`its grace period lasts until the end of ${day}`);
    }
  });

  test("after it there is a backup before anybody is asked; without approval nothing is deleted", async () => {
    await mark("orders", date(-1));
    let backups = 0;
    const { status, steps } = await retire("orders", async () => {
      backups = await backupsOf("orders");
      return false;
    });
    expect(backups).toBe(1);
    expect({ status, last: steps.at(-1) }).toEqual({ status: "Failed", last: "approve" });
    expect(await stateOf("orders")).toBe("protected");
  });

  test("what changes while the approval is waited for is seen: the owner may still object", async () => {
    const { failure } = await retire("orders", async () => {
      const Tags = [{ Key: "keep", Value: "for the auditors" }];
      await dynamodb().send(new TagResourceCommand({ ResourceArn: tableArn("orders"), Tags }));
      return true;
    });
    expect(failure).toMatch(/^checkAgain: .*its tag keep keeps it: for the auditors/s);
    expect(await stateOf("orders")).toBe("protected");
    await dynamodb().send(new UntagResourceCommand({ ResourceArn: tableArn("orders"), TagKeys: ["keep"] }));
  });

  test("with approval the table goes, its last backup stays, and people are told where it is", async () => {
    await heard.messages();
    const { status, steps } = await retire("orders");
    expect({ status, steps }).toEqual({
      status: "Success",
      steps: [
        ...["check", "howFar", "backUp", "waitForBackup", "askForApproval", "approve", "checkAgain", "isProtected"],
        ...["allowDeletion", "waitUntilActive", "deleteTable", "tellAboutDeletion"],
      ],
    });
    expect(await stateOf("orders")).toBe("gone");
    // The one of the run that was refused, which was taken again.
    expect(await backupsOf("orders")).toBe(1);
    const subjects = (await heard.messages()).map(({ Subject }) => Subject);
    expect(subjects).toEqual(["A table waits for the approval of its deletion", "A table was deleted"]);
  });

  test("a table that cannot be deleted is protected again, and the run has failed", async () => {
    await makeTable("stubborn");
    await mark("stubborn", date(-1));
    refused = "DeleteTable";
    const { status, steps, failure } = await retire("stubborn");
    expect({ status, last: steps.at(-1), failure }).toEqual({
      status: "Failed",
      last: "protectAgain",
      failure: "deleteTable: Error: not now",
    });
    expect(await stateOf("stubborn")).toBe("protected");
  });

  test("every reason against it is given at once, by the first step", async () => {
    verdict = "COMPLIANT";
    await makeTable("prod-sessions", { "managed-by": "terraform", keep: date(0), "retire-after": "soon" });
    const { steps, failure } = await retire("prod-sessions");
    expect(steps).toEqual(["check"]);
    for (const reason of [
      "Terraform manages it: take it out of its configuration",
      "it has the name of a table of the environment",
      `its tag keep keeps it: ${date(0)}`,
      "prod-abandoned-tables does not call it abandoned: as the test says",
      "its tag retire-after is no date: soon",
    ]) {
      expect(failure).toContain(reason);
    }
  });

  test.each([
    ["what Terraform manages", "managed", { "managed-by": "terraform" }, "Terraform manages it"],
    ["what restore tests make", "awsbackup-restore-test-1", {}, "it belongs to a restore test"],
    ["what the environment owns", "prod-untagged", {}, "it has the name of a table of the environment"],
  ])("%s is never retired", async (_, name, tags, reason) => {
    await makeTable(name, { ...tags, "retire-after": date(-1) });
    const { steps, failure } = await retire(name);
    expect({ steps, stays: await stateOf(name), backups: await backupsOf(name) }).toEqual({
      steps: ["check"],
      stays: "protected",
      backups: 0,
    });
    expect(failure).toContain(reason);
  });

  test("a tag that kept a table until yesterday keeps it no longer", async () => {
    await makeTable("kept-until", { keep: date(-1) });
    expect((await retire("kept-until")).status).toBe("Success");
  });

  test("use since the last verdict is seen, of an index too", async () => {
    const GlobalSecondaryIndexes = [
      {
        IndexName: "by-state",
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        Projection: { ProjectionType: "ALL" },
      },
    ];
    await makeTable("indexed", {}, { GlobalSecondaryIndexes });
    const Dimensions = [
      { Name: "TableName", Value: "indexed" },
      { Name: "GlobalSecondaryIndexName", Value: "by-state" },
    ];
    const publish = (Value: number) =>
      new CloudWatchClient({ ...client(), disableRequestCompression: true }).send(
        new PutMetricDataCommand({
          Namespace: "AWS/DynamoDB",
          MetricData: [{ MetricName: "ConsumedReadCapacityUnits", Dimensions, Value, Timestamp: new Date() }],
        }),
      );
    await publish(0);
    expect((await retire("indexed")).status).toBe("Success");
    await publish(0.5);
    expect((await retire("indexed")).failure).toContain("it was used in the last three days");
  });

  test("a table that there is none of is no success", async () => {
    expect(await retire("nowhere")).toMatchObject({ status: "Failed", steps: ["check"] });
  });
});
