import { parse } from "yaml";
import { conformancePack } from "../../model/audit/config-rules/conformance-pack";
import { MAX_PACK_BYTES } from "../../model/limits";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { audited } from "../support/audited";
import { resourcesIn } from "../support/resources";

/** The conformance pack against the single rules: two ways to deploy the same. */

interface Resource {
  readonly Type: string;
  readonly DependsOn?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

const configRules = resolveEnvironment(audited).audit?.configRules;
const text = configRules ? conformancePack(configRules) : "";
const { Resources } = parse(text) as { readonly Resources: Readonly<Record<string, Resource>> };
const ofType = (type: string) => Object.values(Resources).filter(({ Type }) => Type === type);
const single = [...resourcesIn(audited, "audit").values()];

test("it has the rules that are deployed one by one, with their settings", () => {
  const rules = single.filter(({ type }) => type === "aws_config_config_rule");
  const asInPack = rules.map(({ values }) => {
    const [scope] = [values["scope"] ?? []].flat() as Record<string, unknown>[];
    const [source] = [values["source"] ?? []].flat() as Record<string, unknown>[];
    const tag = { TagKey: scope?.["tag_key"], TagValue: scope?.["tag_value"] };
    const table = {
      ComplianceResourceId: scope?.["compliance_resource_id"],
      ComplianceResourceTypes: scope?.["compliance_resource_types"],
    };
    const parameters = values["input_parameters"];
    return {
      ConfigRuleName: values["name"],
      Description: values["description"],
      ...(typeof parameters === "string" ? { InputParameters: JSON.parse(parameters) as unknown } : {}),
      ...("maximum_execution_frequency" in values
        ? { MaximumExecutionFrequency: values["maximum_execution_frequency"] }
        : {}),
      ...(scope ? { Scope: scope["tag_key"] === undefined ? table : tag } : {}),
      Source: { Owner: "AWS", SourceIdentifier: source?.["source_identifier"] },
    };
  });
  expect(asInPack.length).toBeGreaterThan(10);
  expect(ofType("AWS::Config::ConfigRule").map(({ Properties }) => Properties)).toEqual(asInPack);
});

test("it has their remediations, each after its rule", () => {
  const remediations = single.filter(({ type }) => type === "aws_config_remediation_configuration");
  const inPack = ofType("AWS::Config::RemediationConfiguration");
  expect(inPack.map(({ Properties }) => [Properties["TargetId"], Properties["Automatic"]])).toEqual(
    remediations.map(({ values }) => [values["target_id"], values["automatic"]]),
  );
  for (const { DependsOn, Properties } of inPack) {
    expect(Resources[DependsOn ?? ""]?.Properties["ConfigRuleName"]).toBe(Properties["ConfigRuleName"]);
    const { TableName, AutomationAssumeRole } = Properties["Parameters"] as Record<string, unknown>;
    expect(TableName).toEqual({ ResourceValue: { Value: "RESOURCE_ID" } });
    expect(AutomationAssumeRole).toEqual({
      StaticValue: { Values: ["arn:aws:iam::555555555555:role/audited-audit-remediation"] },
    });
  }
});

test("its logical ids are letters and digits, and its size is what AWS takes as text", () => {
  for (const id of Object.keys(Resources)) expect(id).toMatch(/^[A-Za-z0-9]+$/);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_PACK_BYTES);
});

test("the same environment gives the same text", () => {
  const again = resolveEnvironment(structuredClone(audited)).audit?.configRules;
  expect(again && conformancePack(again)).toBe(text);
});

describe("deployed as a pack", () => {
  const resources = [
    ...resourcesIn(
      { ...audited, audit: { ...audited.audit, configRules: { deployedAs: "conformance-pack", remediation: {} } } },
      "audit",
    ).values(),
  ];
  const types = resources.map(({ type }) => type);

  test("there are no single rules, and the documents and those who listen are there all the same", () => {
    expect(types).toContain("aws_config_conformance_pack");
    expect(types).not.toContain("aws_config_config_rule");
    expect(types).not.toContain("aws_config_remediation_configuration");
    expect(types).toEqual(
      expect.arrayContaining([
        "aws_ssm_document",
        "aws_iam_role",
        "aws_cloudwatch_event_rule",
        "aws_cloudwatch_event_target",
      ]),
    );
  });
});
