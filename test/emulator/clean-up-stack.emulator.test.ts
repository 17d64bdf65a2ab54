import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { DescribeRuleCommand, EventBridgeClient, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { DescribeKeyCommand } from "@aws-sdk/client-kms";
import { GetFunctionCommand, GetPolicyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { GetScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { SQSClient } from "@aws-sdk/client-sqs";
import { GetDocumentCommand, SSMClient } from "@aws-sdk/client-ssm";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DENY_WITHOUT_TLS } from "../../model/access/guards";
import { EXPIRED_BACKUPS_FUNCTION, REVIEW_FUNCTION } from "../../model/audit/clean-up/names";
import { verdictAlert, verdictEventPattern } from "../../model/audit/clean-up/verdict-events";
import { deadLetterQueueNameIn, functionArn, functionNameIn, queueArn } from "../../model/function-names";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { retireTable } from "../../runbooks/retire-table";
import { cleanedUp } from "../support/cleaned-up";
import { ended, WELL } from "../support/command";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";
import { Account, lookInto } from "./account";
import { readRole } from "./cache-read-back";
import { readFunction, readQueue, readRules } from "./clean-up-read-back";
import { deployment } from "./deployment";
import { missingEmulator, servesProduction } from "./emulator";

jest.setTimeout(600_000);

function failed(message: string): never {
  throw new Error(message);
}

const ESTATE = "cleaned-up";
const STACK = "tidy-audit";
const tidy = resolveEnvironment(cleanedUp);
const { account, region } = tidy;
const cleanUp = tidy.audit?.cleanUp ?? failed("nothing is cleaned up");
const backups = cleanUp.expiredBackups ?? failed("no backups expire");
const retirement = cleanUp.retirement ?? failed("nothing is retired");
const arnOf = (name: string) => functionArn(tidy, functionNameIn(tidy.name, name));
const deadLettersOf = (name: string) => queueArn(tidy, deadLetterQueueNameIn(tidy.name, name));
const ALERTS = `arn:aws:sns:${region}:${account}:tidy-alerts`;

const read = (text = ""): unknown => JSON.parse(text);

const missing =
  missingTerraform() ?? missingEmulator() ?? (servesProduction() ? undefined : "the endpoint does not serve all of it");

if (missing === undefined) {
  process.stderr.write(
    "the emulator evaluates no rules, starts no schedules and runs no runbooks: the functions and the runbook are run " +
      "by clean-up.emulator.test.ts and retire-table.emulator.test.ts\n",
  );
}

describeWhere("the stack that cleans up, in the emulator", missing, () => {
  const deployed = deployment();
  let tidyAccount: Account;
  let lambda: LambdaClient;
  let config: ConfigServiceClient;
  let ssm: SSMClient;
  let common: { endpoint: string; region: string; credentials: Account["credentials"] };
  let keyArn: string;

  beforeAll(async () => {
    tidyAccount = await lookInto(deployed.url, account, region);
    common = { endpoint: deployed.url, region, credentials: tidyAccount.credentials };
    lambda = new LambdaClient(common);
    config = new ConfigServiceClient(common);
    ssm = new SSMClient(common);
  });

  afterAll(() => {
    delete process.env["CLEAN_UP_TEST"];
  });

  test("cdktf deploy makes it without any other stack", async () => {
    expect(ended(await deployed.project.cdktf("deploy", [STACK], ESTATE))).toEqual(WELL);
    const { KeyMetadata } = await tidyAccount.kms.send(new DescribeKeyCommand({ KeyId: "alias/tidy-audit" }));
    keyArn = KeyMetadata?.Arn ?? failed("no key");
  });

  test.each([
    { name: REVIEW_FUNCTION, concurrency: 3, variables: { ENVIRONMENT: "tidy", REGIONS: "us-east-1,us-west-2" } },
    {
      name: EXPIRED_BACKUPS_FUNCTION,
      concurrency: 1,
      variables: {
        ENVIRONMENT: "tidy",
        ALERT_TOPIC_ARN: ALERTS,
        MODE: "delete",
        RETENTION_DAYS: "90",
        LAST_OF_DELETED_TABLES: "keep",
        FINAL_BACKUP_DAYS: "365",
        MAXIMUM_PER_RUN: "50",
      },
    },
  ])("the function $name is what was bundled, with its settings", async ({ name, concurrency, variables }) => {
    const bundle = readFileSync(join(deployed.project.folder, "cdktf.out/stacks", STACK, `${name}.zip`));
    expect(await readFunction(lambda, functionNameIn(tidy.name, name))).toEqual({
      arn: arnOf(name),
      codeSha256: createHash("sha256").update(bundle).digest("base64"),
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      timeout: 900,
      roleArn: `arn:aws:iam::${account}:role/tidy-function-${name}`,
      variables,
      deadLetters: deadLettersOf(name),
      tracing: "Active",
      keyArn,
      reservedConcurrency: concurrency,
    });
  });

  test("there is a queue for what each of them could not do, encrypted with the stack's key", async () => {
    for (const name of [REVIEW_FUNCTION, EXPIRED_BACKUPS_FUNCTION]) {
      const found = await readQueue(new SQSClient(common), deadLetterQueueNameIn(tidy.name, name));
      expect(found).toEqual({ arn: deadLettersOf(name), keyArn });
    }
  });

  test("three rules of AWS Config ask the function every day, each for its own review", async () => {
    const daily = {
      EventSource: "aws.config",
      MessageType: "ScheduledNotification",
      MaximumExecutionFrequency: "TwentyFour_Hours",
    };
    const source = { Owner: "CUSTOM_LAMBDA", SourceIdentifier: arnOf(REVIEW_FUNCTION), SourceDetails: [daily] };
    const wanted = cleanUp.reviews.map(({ ruleName, description, review }) => [
      ruleName,
      {
        description,
        source,
        parameters: {
          review,
          idleDays: "100",
          keepTag: "keep",
          scope: "account",
          orphansOlderThanDays: "30",
          orphansMonthlyCost: "10",
        },
      },
    ]);
    expect(wanted).toHaveLength(3);
    expect(await readRules(config)).toEqual(Object.fromEntries(wanted));
  });

  test("AWS Config may invoke it, for rules of this account only", async () => {
    const FunctionName = functionNameIn(tidy.name, REVIEW_FUNCTION);
    const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName }));
    expect(read(Policy)).toMatchObject({
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "config.amazonaws.com" },
          Action: "lambda:InvokeFunction",
          Resource: arnOf(REVIEW_FUNCTION),
          Condition: { StringEquals: { "AWS:SourceAccount": account } },
        },
      ],
    });
  });

  test("the schedule starts the deletion of expired backups", async () => {
    const found = await new SchedulerClient(common).send(new GetScheduleCommand({ Name: backups.scheduleName }));
    expect(found).toMatchObject({
      ScheduleExpression: "cron(0 4 * * ? *)",
      ScheduleExpressionTimezone: "UTC",
      FlexibleTimeWindow: { Mode: "OFF" },
      State: "ENABLED",
      KmsKeyArn: keyArn,
      Target: {
        Arn: arnOf(EXPIRED_BACKUPS_FUNCTION),
        RoleArn: `arn:aws:iam::${account}:role/${backups.scheduleRoleName}`,
        Input: "{}",
        DeadLetterConfig: { Arn: deadLettersOf(EXPIRED_BACKUPS_FUNCTION) },
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
      },
    });
  });

  test("the runbook arrives as it was written", async () => {
    const { Content, DocumentType } = await ssm.send(new GetDocumentCommand({ Name: retirement.documentName }));
    expect(DocumentType).toBe("Automation");
    const written = retireTable({
      roleArn: retirement.roleArn,
      graceDays: 30,
      approvers: ["arn:aws:iam::555555555555:role/platform-lead"],
      minimumApprovals: 1,
      alertTopicArn: ALERTS,
      ruleName: "tidy-abandoned-tables",
      keepTag: "keep",
      backupName: "final-before-retirement-tidy",
      environmentPrefix: "tidy-",
      restoredTestTablePrefix: "awsbackup-restore-test",
    });
    expect(read(Content)).toEqual(written);
  });

  test("its role may do what the model says, below the ceiling, and is for Automation only", async () => {
    const { boundary, trust, statements } = await readRole(tidyAccount, retirement.roleName);
    expect(boundary).toBe(tidy.access.serviceBoundaryArns.audit);
    expect(trust.Statement).toMatchObject([
      {
        Principal: { Service: "ssm.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:aws:ssm:${region}:${account}:automation-execution/*` },
        },
      },
    ]);
    expect(statements).toEqual([...retirement.statements, DENY_WITHOUT_TLS]);
  });

  test("changes of verdicts go to the alert topic", async () => {
    const events = new EventBridgeClient(common);
    const Name = "tidy-unused-resources";
    const { EventPattern, State } = await events.send(new DescribeRuleCommand({ Name }));
    expect(State).toBe("ENABLED");
    expect(read(EventPattern)).toEqual(verdictEventPattern(cleanUp.reviews.map(({ ruleName }) => ruleName)));
    const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: Name }));
    const { inputPaths: InputPathsMap, inputTemplate: InputTemplate } = verdictAlert("tidy");
    expect(Targets).toMatchObject([{ Arn: ALERTS, InputTransformer: { InputPathsMap, InputTemplate } }]);
  });

  test("a second plan finds no changes", async () => {
    expect(ended(await deployed.project.plan(STACK))).toEqual(WELL);
  });

  test("production is not destroyed by mistake: its logs and dead letters need the key", async () => {
    const refused = await deployed.project.terraform(STACK, ["plan", "-destroy", "-input=false", "-no-color"]);
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain("Instance cannot be destroyed");
  });

  test("once it is no production any more, cdktf destroy leaves nothing", async () => {
    process.env["CLEAN_UP_TEST"] = "given-up";
    expect(ended(await deployed.project.cdktf("destroy", [STACK], ESTATE))).toEqual(WELL);
    expect(await readRules(config)).toEqual({});
    const Name = retirement.documentName;
    await expect(ssm.send(new GetDocumentCommand({ Name }))).rejects.toThrow();
    const FunctionName = functionNameIn(tidy.name, EXPIRED_BACKUPS_FUNCTION);
    await expect(lambda.send(new GetFunctionCommand({ FunctionName }))).rejects.toThrow();
    expect(await deployed.project.terraform(STACK, ["state", "list"])).toEqual(WELL);
  });
});
