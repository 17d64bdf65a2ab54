import { ResolvedConfigRule, ResolvedConfigRules, ResolvedRemediation } from "../../resolve/resolved-config-rules";
import { remediationParameters } from "./remediation-parameters";
import { yamlText, YamlValue } from "./yaml";

/** Logical ids are letters and digits: `DynamodbPitrEnabledOrders`. */
function logicalId(terraformName: string): string {
  return terraformName
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

function scopeOf({ scope }: ResolvedConfigRule): Record<string, YamlValue> {
  if (!scope) return {};
  return scope.kind === "tag"
    ? { Scope: { TagKey: scope.key, TagValue: scope.value } }
    : { Scope: { ComplianceResourceId: scope.tableName, ComplianceResourceTypes: ["AWS::DynamoDB::Table"] } };
}

function ruleResource(rule: ResolvedConfigRule): YamlValue {
  const { ruleName, description, parameters, frequency, identifier } = rule;
  return {
    Type: "AWS::Config::ConfigRule",
    Properties: {
      ConfigRuleName: ruleName,
      Description: description,
      ...(Object.keys(parameters).length > 0 ? { InputParameters: parameters } : {}),
      ...(frequency === undefined ? {} : { MaximumExecutionFrequency: frequency }),
      ...scopeOf(rule),
      Source: { Owner: "AWS", SourceIdentifier: identifier },
    },
  };
}

function remediationResource(rule: ResolvedConfigRule, remediation: ResolvedRemediation): YamlValue {
  const { documentName, automatic, concurrentPercent, errorPercent } = remediation;
  const parameters = remediationParameters(remediation).map(({ name, value }): [string, YamlValue] => [
    name,
    value === undefined ? { ResourceValue: { Value: "RESOURCE_ID" } } : { StaticValue: { Values: [value] } },
  ]);
  return {
    DependsOn: logicalId(rule.terraformName),
    Type: "AWS::Config::RemediationConfiguration",
    Properties: {
      ConfigRuleName: rule.ruleName,
      TargetType: "SSM_DOCUMENT",
      TargetId: documentName,
      Automatic: automatic !== undefined,
      ...(automatic
        ? { MaximumAutomaticAttempts: automatic.attempts, RetryAttemptSeconds: automatic.retrySeconds }
        : {}),
      ExecutionControls: {
        SsmControls: { ConcurrentExecutionRatePercentage: concurrentPercent, ErrorPercentage: errorPercent },
      },
      Parameters: Object.fromEntries(parameters),
    },
  };
}

/**
 * The rules and their remediations as the template of a conformance pack, for those who deploy packs. The documents
 * and their role are not part of it: an account has to have them first.
 * Source: https://docs.aws.amazon.com/config/latest/developerguide/custom-conformance-pack.html
 */
export function conformancePack({ rules }: Pick<ResolvedConfigRules, "rules">): string {
  const resources = rules.flatMap((rule): [string, YamlValue][] => {
    const id = logicalId(rule.terraformName);
    const own: [string, YamlValue] = [id, ruleResource(rule)];
    return rule.remediation ? [own, [`${id}Remediation`, remediationResource(rule, rule.remediation)]] : [own];
  });
  return yamlText({ Resources: Object.fromEntries(resources) });
}
