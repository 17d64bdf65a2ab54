import {
  ConfigRule,
  ConfigServiceClient,
  DescribeConfigRulesCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConformancePacksCommand,
  DescribeDeliveryChannelsCommand,
  DescribeRemediationConfigurationsCommand,
  PutConfigRuleCommand,
} from "@aws-sdk/client-config-service";
import { DescribeRuleCommand, EventBridgeClient, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { GetDocumentCommand, SSMClient } from "@aws-sdk/client-ssm";
import { Trail } from "../../model/audit/trail";
import { recordedTypes } from "../../model/account/recorded-types";
import { roleArn } from "../../model/arn";
import { complianceEventPattern } from "../../model/audit/config-rules/compliance-events";
import { remediationParameters } from "../../model/audit/config-rules/remediation-parameters";
import { bucketNameIn } from "../../model/names";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { ResolvedConfigRule } from "../../model/resolve/resolved-config-rules";
import { runbookNamed } from "../../runbooks";
import { withApproval } from "../../runbooks/approval";
import { environmentNamed } from "../support/environment-named";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";
import { lookInto } from "./account";
import { deployment } from "./deployment";
import { missingEmulator, servesProduction } from "./emulator";

jest.setTimeout(600_000);

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`there is no ${what}`);
  return value;
}

const environment = environmentNamed("prod");
/** As the deployed estate has it: its trail belongs to another test, and with it the rules about trails. */
const trail = Trail.none("This test is about the AWS Config rules.");
const prod = resolveEnvironment({ ...environment, audit: { ...environment.audit, trail } });
const { rules, documents, tablePrefix, ...configRules } = found(prod.audit?.configRules, "rule in production");
const recorderRole = roleArn(prod, "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig");
const ESTATE = "config-rules";
const STACK = "prod-audit";

const missing =
  missingTerraform() ??
  missingEmulator() ??
  (servesProduction() ? undefined : "the endpoint knows no remediations and conformance packs");

/** A rule of the model in AWS's words. */
function inAwsWords({ ruleName, description, identifier, parameters, frequency, scope }: ResolvedConfigRule) {
  const table = "AWS::DynamoDB::Table";
  return {
    ConfigRuleName: ruleName,
    Description: description,
    Source: { Owner: "AWS", SourceIdentifier: identifier },
    ...(Object.keys(parameters).length === 0 ? {} : { InputParameters: parameters }),
    ...(frequency === undefined ? {} : { MaximumExecutionFrequency: frequency }),
    ...(scope?.kind === "tag" ? { Scope: { TagKey: scope.key, TagValue: scope.value } } : {}),
    ...(scope?.kind === "table"
      ? { Scope: { ComplianceResourceId: scope.tableName, ComplianceResourceTypes: [table] } }
      : {}),
  };
}

/** A rule that was read, without what AWS adds to it. */
function asRead({
  ConfigRuleName,
  Description,
  Source,
  InputParameters,
  MaximumExecutionFrequency,
  Scope,
}: ConfigRule) {
  const parameters = JSON.parse(InputParameters ?? "{}") as Record<string, unknown>;
  return {
    ConfigRuleName,
    Description,
    Source: { Owner: Source?.Owner, SourceIdentifier: Source?.SourceIdentifier },
    ...(Object.keys(parameters).length === 0 ? {} : { InputParameters: parameters }),
    ...(MaximumExecutionFrequency === undefined ? {} : { MaximumExecutionFrequency }),
    ...(Scope && Object.keys(Scope).length > 0 ? { Scope } : {}),
  };
}

describeWhere("AWS Config rules in the emulator", missing, () => {
  const deployed = deployment();
  let config: ConfigServiceClient;
  let ssm: SSMClient;
  let events: EventBridgeClient;

  beforeAll(async () => {
    const { credentials } = await lookInto(deployed.url, prod.account, prod.region);
    const common = { endpoint: deployed.url, region: prod.region, credentials };
    config = new ConfigServiceClient(common);
    ssm = new SSMClient(common);
    events = new EventBridgeClient(common);
  });

  afterAll(() => {
    delete process.env["CONFIG_RULES_AS"];
  });

  async function ourRules(): Promise<ConfigRule[]> {
    const all: ConfigRule[] = [];
    let NextToken: string | undefined;
    do {
      const page = await config.send(new DescribeConfigRulesCommand({ NextToken }));
      all.push(...(page.ConfigRules ?? []));
      ({ NextToken } = page);
    } while (NextToken !== undefined);
    return all.filter(({ ConfigRuleName }) => ConfigRuleName?.startsWith("prod-config-"));
  }

  async function deploy(...stacks: readonly string[]) {
    const { exitCode, output } = await deployed.project.cdktf("deploy", stacks, ESTATE);
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
  }

  /** The resources that a second plan would change, and what it says where it fails. */
  async function changedBySecondPlan(stack: string) {
    const { exitCode, output } = await deployed.project.plan(stack);
    const changed = [...output.matchAll(/^ *# (\S+) (?:will|must) be/gm)].map(([, address]) => address);
    return exitCode === 1 ? [output.slice(-3000)] : changed;
  }

  test("the emulator takes no rule that AWS Config would refuse, so that what it takes says something", async () => {
    const put = (SourceIdentifier: string, parameters: Record<string, string>) =>
      config.send(
        new PutConfigRuleCommand({
          ConfigRule: {
            ConfigRuleName: "refused",
            Source: { Owner: "AWS", SourceIdentifier },
            InputParameters: JSON.stringify(parameters),
          },
        }),
      );
    await expect(put("DYNAMODB_PITR", {})).rejects.toThrow("The sourceIdentifier DYNAMODB_PITR is invalid");
    await expect(put("DYNAMODB_THROUGHPUT_LIMIT_CHECK", { percentage: "80" })).rejects.toThrow("Unknown parameters");
    await expect(put("SERVICE_VPC_ENDPOINT_ENABLED", {})).rejects.toThrow("serviceName");
  });

  test("cdktf deploy switches AWS Config on, and makes the rules without any further stack", () =>
    deploy("prod-account", STACK));

  test("the recorder records what the rules are about, and runs", async () => {
    const { ConfigurationRecorders = [] } = await config.send(new DescribeConfigurationRecordersCommand({}));
    expect(ConfigurationRecorders).toMatchObject([{ roleARN: recorderRole, recordingGroup: { allSupported: false } }]);
    expect([...(ConfigurationRecorders[0]?.recordingGroup?.resourceTypes ?? [])].sort()).toEqual(recordedTypes(false));
    const { DeliveryChannels = [] } = await config.send(new DescribeDeliveryChannelsCommand({}));
    expect(DeliveryChannels).toMatchObject([{ s3BucketName: bucketNameIn(environment, "config") }]);
    const { ConfigurationRecordersStatus = [] } = await config.send(new DescribeConfigurationRecorderStatusCommand({}));
    expect(ConfigurationRecordersStatus.map(({ recording }) => recording)).toEqual([true]);
  });

  test("the rules are those of the model", async () => {
    const read = (await ourRules())
      .map(asRead)
      .sort((a, b) => `${a.ConfigRuleName}`.localeCompare(`${b.ConfigRuleName}`));
    expect(read).toEqual(rules.map(inAwsWords).sort((a, b) => a.ConfigRuleName.localeCompare(b.ConfigRuleName)));
    expect(read.length).toBeGreaterThan(15);
  });

  test("so is what puts right what they find", async () => {
    const remedied = rules.filter(({ remediation }) => remediation);
    const { RemediationConfigurations = [] } = await config.send(
      new DescribeRemediationConfigurationsCommand({ ConfigRuleNames: remedied.map(({ ruleName }) => ruleName) }),
    );
    expect(RemediationConfigurations).toHaveLength(remedied.length);
    for (const { ruleName, remediation } of remedied) {
      if (!remediation) continue;
      const read = RemediationConfigurations.find(({ ConfigRuleName }) => ConfigRuleName === ruleName);
      // The provider says nothing where it is false.
      expect(read?.Automatic ?? false).toBe(remediation.automatic !== undefined);
      const parameters = remediationParameters(remediation).map(({ name, value }) => [
        name,
        value === undefined ? { ResourceValue: { Value: "RESOURCE_ID" } } : { StaticValue: { Values: [value] } },
      ]);
      expect(read).toMatchObject({
        TargetId: remediation.documentName,
        Parameters: Object.fromEntries(parameters) as object,
        ExecutionControls: {
          SsmControls: {
            ConcurrentExecutionRatePercentage: remediation.concurrentPercent,
            ErrorPercentage: remediation.errorPercent,
          },
        },
        ...(remediation.automatic
          ? {
              MaximumAutomaticAttempts: remediation.automatic.attempts,
              RetryAttemptSeconds: remediation.automatic.retrySeconds,
            }
          : {}),
      });
    }
  });

  test("the documents arrive as they were written", async () => {
    const context = { account: prod.account, region: prod.region, environmentName: prod.name, tablePrefix };
    for (const { document, documentName, approval } of documents) {
      const { Content = "" } = await ssm.send(new GetDocumentCommand({ Name: documentName }));
      const written = runbookNamed(document).document(context);
      expect(JSON.parse(Content)).toEqual(approval ? withApproval(written, approval) : written);
    }
    expect(documents).toHaveLength(4);
  });

  test.each([
    ["prod-config-table-compliance-changes", "tables"],
    ["prod-config-compliance-changes", "others"],
  ] as const)("%s go to the alert topic", async (Name, about) => {
    const { EventPattern = "" } = await events.send(new DescribeRuleCommand({ Name }));
    expect(JSON.parse(EventPattern)).toEqual(complianceEventPattern({ ...configRules, tablePrefix }, about));
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: Name }));
    expect(Targets.map(({ Arn }) => Arn)).toEqual([prod.alerts.topicArn]);
  });

  test("a second plan finds nothing to do", async () => {
    expect(await changedBySecondPlan(STACK)).toEqual([]);
    expect(await changedBySecondPlan("prod-account")).toEqual([]);
  });

  test("as a conformance pack they take the place of the single rules", async () => {
    process.env["CONFIG_RULES_AS"] = "conformance-pack";
    await deploy(STACK);
    expect(await ourRules()).toEqual([]);
    const { ConformancePackDetails = [] } = await config.send(
      new DescribeConformancePacksCommand({ ConformancePackNames: ["prod-dynamodb"] }),
    );
    expect(ConformancePackDetails.map(({ ConformancePackName }) => ConformancePackName)).toEqual(["prod-dynamodb"]);
    expect(await changedBySecondPlan(STACK)).toEqual([]);
  });

  test("cdktf destroy leaves nothing", async () => {
    const { exitCode } = await deployed.project.cdktf("destroy", [STACK], ESTATE);
    expect(exitCode).toBe(0);
    await expect(ssm.send(new GetDocumentCommand({ Name: "prod-restore-tags" }))).rejects.toThrow();
    await expect(
      config.send(new DescribeConformancePacksCommand({ ConformancePackNames: ["prod-dynamodb"] })),
    ).rejects.toMatchObject({ name: "NoSuchConformancePackException" });
  });
});
