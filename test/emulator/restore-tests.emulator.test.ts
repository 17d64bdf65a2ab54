import { BackupClient, GetRestoreTestingPlanCommand, GetRestoreTestingSelectionCommand } from "@aws-sdk/client-backup";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeRuleCommand, EventBridgeClient, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { GetFunctionCommand, GetPolicyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { estate } from "../../environments";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { environmentNamed } from "../support/environment-named";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";
import { lookInto } from "./account";
import { deployment } from "./deployment";
import { missingEmulator, servesProduction } from "./emulator";

jest.setTimeout(600_000);

function failed(message: string): never {
  throw new Error(message);
}

const sandbox = resolveEnvironment(environmentNamed("sandbox"), estate.environments);
const tests = sandbox.restoreTests ?? failed("the sandbox tests no restores");
const [plan = failed("no plan")] = tests.plans;

const missing =
  missingTerraform() ??
  missingEmulator() ??
  (servesProduction() ? undefined : "the endpoint serves no restore testing of AWS Backup");

describeWhere("restore tests in the emulator", missing, () => {
  const deployed = deployment();
  let common: { endpoint: string; region: string; credentials: Awaited<ReturnType<typeof lookInto>>["credentials"] };

  beforeAll(async () => {
    const { credentials } = await lookInto(deployed.url, sandbox.account, sandbox.region);
    common = { endpoint: deployed.url, region: sandbox.region, credentials };
  });

  test("cdktf deploy makes them in the sandbox without any other stack", async () => {
    const { exitCode, output } = await deployed.project.cdktf("deploy", ["sandbox-backup"]);
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
  });

  test("the plan and its selections are what the model asks for", async () => {
    const backup = new BackupClient(common);
    const { RestoreTestingPlan: found } = await backup.send(
      new GetRestoreTestingPlanCommand({ RestoreTestingPlanName: plan.planName }),
    );
    expect(found).toMatchObject({
      ScheduleExpression: tests.schedule,
      ScheduleExpressionTimezone: tests.timeZone,
      StartWindowHours: tests.startWindow,
      RecoveryPointSelection: {
        Algorithm: "LATEST_WITHIN_WINDOW",
        IncludeVaults: [tests.vaultArn],
        RecoveryPointTypes: ["SNAPSHOT"],
        SelectionWindowDays: tests.selectionWindow,
      },
    });
    expect(found?.RestoreTestingPlanArn?.startsWith(tests.planArnPrefix)).toBe(true);
    const { KeyMetadata: key } = await new KMSClient(common).send(
      new DescribeKeyCommand({ KeyId: `alias/${tests.keyAlias}` }),
    );
    for (const { selectionName, arn } of plan.tables) {
      const { RestoreTestingSelection: selection } = await backup.send(
        new GetRestoreTestingSelectionCommand({
          RestoreTestingPlanName: plan.planName,
          RestoreTestingSelectionName: selectionName,
        }),
      );
      expect(selection).toMatchObject({
        ProtectedResourceType: "DynamoDB",
        ProtectedResourceArns: [arn],
        IamRoleArn: tests.restoreRole.arn,
        RestoreMetadataOverrides: { encryptionType: "KMS", kmsMasterKeyArn: key?.Arn },
        ValidationWindowHours: tests.validationWindow,
      });
    }
  });

  test("what ends a restore, and the clock, invoke the function, and may", async () => {
    const lambda = new LambdaClient(common);
    const FunctionName = "sandbox-restore-validation";
    const { Configuration: found } = await lambda.send(new GetFunctionCommand({ FunctionName }));
    expect(found?.Environment?.Variables).toMatchObject({ PLAN_ARN_PREFIX: tests.planArnPrefix });
    const { Policy = "" } = await lambda.send(new GetPolicyCommand({ FunctionName }));
    const events = new EventBridgeClient(common);
    for (const name of ["ended", "clock"]) {
      const Name = `sandbox-restore-tests-${name}`;
      const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: Name }));
      expect(Targets.map(({ Arn }) => Arn)).toEqual([found?.FunctionArn]);
      const { Arn = "" } = await events.send(new DescribeRuleCommand({ Name }));
      expect(Policy).toContain(Arn);
    }
  });

  test("alarms tell the alert topic", async () => {
    const { MetricAlarms: alarms = [] } = await new CloudWatchClient(common).send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: "sandbox-restore-tests-" }),
    );
    expect(alarms.map(({ AlarmName }) => AlarmName).sort()).toEqual(
      ["failed", "overdue", ...plan.tables.map(({ name }) => `slow-${name}`)]
        .map((name) => `sandbox-restore-tests-${name}`)
        .sort(),
    );
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([sandbox.alerts.topicArn]);
  });

  test("a second plan is empty", async () => {
    const { exitCode, output } = await deployed.project.plan("sandbox-backup");
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
  });
});
