import { AutomationDocument } from "../../runbooks/document";
import { Alerts } from "../../model/alerts";
import { ConfigRules } from "../../model/audit/config-rules";
import { Environment } from "../../model/environment";
import { synthesizeIntoFolder } from "../support/synthesized";
import { audited } from "../support/audited";
import { policyOf, resourcesIn } from "../support/resources";

const APPROVERS = ["arn:aws:iam::555555555555:role/dba"];

function resourcesWith(configRules: ConfigRules, overrides: Partial<Environment> = {}) {
  return resourcesIn({ ...audited, ...overrides, audit: { ...audited.audit, configRules } }, "audit");
}

const resources = resourcesIn(audited, "audit");
const valuesOf = (address: string) => resources.get(address)?.values;
const ofType = (type: string, among = resources) => [...among.values()].filter((each) => each.type === type);

test("a rule that is evaluated after changes is about the environment's tag, one in intervals about the account", () => {
  expect(valuesOf("aws_config_config_rule.dynamodb_pitr_enabled")).toMatchObject({
    name: "audited-config-dynamodb-pitr-enabled",
    source: [{ owner: "AWS", source_identifier: "DYNAMODB_PITR_ENABLED" }],
    scope: [{ tag_key: "environment", tag_value: "audited" }],
  });
  expect(valuesOf("aws_config_config_rule.dynamodb_pitr_enabled")).not.toHaveProperty("maximum_execution_frequency");
  const limit = valuesOf("aws_config_config_rule.dynamodb_throughput_limit_check");
  expect(limit).toMatchObject({ maximum_execution_frequency: "TwentyFour_Hours" });
  expect(limit).not.toHaveProperty("scope");
  expect(JSON.parse(String(limit?.["input_parameters"]))).toEqual({
    accountRCUThresholdPercentage: "80",
    accountWCUThresholdPercentage: "80",
  });
});

test("descriptions fit into what AWS Config takes", () => {
  for (const { values } of ofType("aws_config_config_rule")) {
    expect(String(values["description"]).length).toBeLessThanOrEqual(256);
  }
});

test("a remediation names its document, its limits, and its parameters in the order in which AWS gives them back", () => {
  expect(valuesOf("aws_config_remediation_configuration.dynamodb_pitr_enabled")).toMatchObject({
    config_rule_name: "${aws_config_config_rule.dynamodb_pitr_enabled.name}",
    target_id: "audited-enable-point-in-time-recovery",
    automatic: true,
    maximum_automatic_attempts: 3,
    retry_attempt_seconds: 300,
    execution_controls: [{ ssm_controls: [{ concurrent_execution_rate_percentage: 10, error_percentage: 10 }] }],
    parameter: [
      { name: "AutomationAssumeRole", static_value: "arn:aws:iam::555555555555:role/audited-audit-remediation" },
      { name: "RecoveryPeriodInDays", static_value: "35" },
      { name: "TableName", resource_value: "RESOURCE_ID" },
    ],
  });
  const all = ofType("aws_config_remediation_configuration");
  expect(all).toHaveLength(6);
  for (const { values } of all) {
    const names = (values["parameter"] as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  }
});

test("what has to be approved is started by somebody and waits for somebody, what cannot hurt does neither", () => {
  const byApproval = ofType("aws_config_remediation_configuration").filter(
    ({ values }) => values["automatic"] === false,
  );
  expect(new Set(byApproval.map(({ values }) => values["target_id"]))).toEqual(new Set(["audited-encrypt-table"]));
  for (const { values } of ofType("aws_ssm_document")) {
    const { mainSteps } = JSON.parse(String(values["content"])) as AutomationDocument;
    const approval = mainSteps.findIndex(({ action }) => action === "aws:approve");
    const work = mainSteps.findIndex(({ inputs }) => "Service" in inputs && inputs.Service === "dynamodb");
    expect([values["name"], approval >= 0]).toEqual([values["name"], values["name"] === "audited-encrypt-table"]);
    expect(approval).toBeLessThan(work);
  }
});

test("every document that a remediation names is there, and none besides", () => {
  const named = ofType("aws_config_remediation_configuration").map(({ values }) => values["target_id"]);
  const made = ofType("aws_ssm_document").map(({ values }) => values["name"]);
  expect(made.sort()).toEqual([...new Set(named)].sort());
});

test("Systems Manager takes the role for automations of this account, under the ceiling of the audit", () => {
  const role = valuesOf("aws_iam_role.remediation");
  expect(role).toMatchObject({
    name: "audited-audit-remediation",
    permissions_boundary: "arn:aws:iam::555555555555:policy/audited-audit-boundary",
  });
  expect(JSON.parse(String(role?.["assume_role_policy"]))).toMatchObject({
    Statement: [
      {
        Principal: { Service: "ssm.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": "555555555555" },
          ArnLike: { "aws:SourceArn": "arn:aws:ssm:us-east-1:555555555555:automation-execution/*" },
        },
      },
    ],
  });
});

test("the role may ask on the environment's own topic, and not where nobody is asked or the topic is somebody else's", () => {
  const sids = (among: typeof resources) =>
    policyOf(among.get("aws_iam_policy.remediation")).Statement.map(({ Sid }) => Sid);
  expect(sids(resources)).toEqual(expect.arrayContaining(["AskApprovers", "UseAlertKeyThroughSns"]));
  expect(sids(resourcesWith({ remediation: {} }))).not.toContain("AskApprovers");
  const alerts = Alerts.topic("arn:aws:sns:us-east-1:555555555555:oncall");
  const elsewhere = resourcesWith({ remediation: { approvers: APPROVERS } }, { alerts });
  expect(sids(elsewhere)).not.toContain("AskApprovers");
  expect(elsewhere.get("aws_cloudwatch_event_target.compliance_changes")?.values["arn"]).toMatch(/:oncall$/);
});

test("what a document tells people on is a topic that the role may publish to", () => {
  const told = ofType("aws_ssm_document", resources).flatMap(({ values }) => {
    const { mainSteps } = JSON.parse(String(values["content"])) as AutomationDocument;
    return mainSteps.flatMap(({ inputs }) => ("Api" in inputs && inputs.Api === "Publish" ? [inputs["TopicArn"]] : []));
  });
  expect(told.length).toBeGreaterThan(0);
  const statements = policyOf(resources.get("aws_iam_policy.remediation")).Statement;
  const allowed = statements.filter(({ Action }) => [Action].flat().includes("sns:Publish"));
  expect(new Set(told)).toEqual(new Set(allowed.flatMap(({ Resource }) => [Resource].flat())));
});

test("without remediation there are rules and alerts, and nothing that changes anything", () => {
  const types = new Set([...resourcesWith({}).values()].map(({ type }) => type));
  expect(types).toContain("aws_config_config_rule");
  expect(types).toContain("aws_cloudwatch_event_rule");
  expect(types).not.toContain("aws_ssm_document");
  expect(types).not.toContain("aws_config_remediation_configuration");
  expect(ofType("aws_iam_role", resourcesWith({})).map(({ name }) => name)).not.toContain("remediation");
});

test("what AWS does not offer in the Region is left out with a note", () => {
  const taipei = { ...audited, region: "ap-east-2", audit: { ...audited.audit, configRules: {} } };
  const { stacks } = synthesizeIntoFolder({ environments: [taipei] });
  const audit = stacks.find(({ name }) => name === "audited-audit");
  expect(audit?.stack.notes.join("\n")).toContain("DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED of audited is left out");
  expect(audit?.hcl).not.toContain("DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED");
});
