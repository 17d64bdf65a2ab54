import { ConfigConfigRule, ConfigConfigRuleScope } from "@cdktf/provider-aws/lib/config-config-rule";
import { ConfigRemediationConfiguration } from "@cdktf/provider-aws/lib/config-remediation-configuration";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { remediationParameters } from "../../../model/audit/config-rules/remediation-parameters";
import { ResolvedConfigRule, ResolvedRemediation, RuleScope } from "../../../model/resolve/resolved-config-rules";
import { jsonText } from "../../expression-text";

export interface ManagedRulesProps {
  readonly rules: readonly ResolvedConfigRule[];
  /** What has to be there before a remediation may start: the documents and what their role is allowed. */
  readonly remediationNeeds: readonly ITerraformDependable[];
}

function scopeOf(scope: RuleScope): ConfigConfigRuleScope {
  return scope.kind === "tag"
    ? { tagKey: scope.key, tagValue: scope.value }
    : { complianceResourceId: scope.tableName, complianceResourceTypes: ["AWS::DynamoDB::Table"] };
}

/** Managed rules of AWS Config, each with what puts right what it finds. */
export class ManagedRules extends Construct {
  constructor(scope: Construct, id: string, props: ManagedRulesProps) {
    super(scope, id);
    for (const rule of props.rules) {
      const made = this.addRule(rule);
      if (rule.remediation) this.addRemediation(rule.terraformName, made, rule.remediation, props.remediationNeeds);
    }
  }

  private addRule(rule: ResolvedConfigRule): ConfigConfigRule {
    const { parameters } = rule;
    return new ConfigConfigRule(this, `${rule.terraformName}$rule`, {
      name: rule.ruleName,
      description: rule.description,
      inputParameters: Object.keys(parameters).length === 0 ? undefined : jsonText(parameters),
      maximumExecutionFrequency: rule.frequency,
      source: { owner: "AWS", sourceIdentifier: rule.identifier },
      scope: rule.scope && scopeOf(rule.scope),
    });
  }

  private addRemediation(
    id: string,
    rule: ConfigConfigRule,
    remediation: ResolvedRemediation,
    dependsOn: readonly ITerraformDependable[],
  ): void {
    const { automatic, concurrentPercent, errorPercent } = remediation;
    new ConfigRemediationConfiguration(this, `${id}$remediation`, {
      configRuleName: rule.name,
      targetType: "SSM_DOCUMENT",
      targetId: remediation.documentName,
      automatic: automatic !== undefined,
      maximumAutomaticAttempts: automatic?.attempts,
      retryAttemptSeconds: automatic?.retrySeconds,
      parameter: remediationParameters(remediation).map(({ name, value }) =>
        value === undefined ? { name, resourceValue: "RESOURCE_ID" } : { name, staticValue: value },
      ),
      executionControls: {
        ssmControls: { concurrentExecutionRatePercentage: concurrentPercent, errorPercentage: errorPercent },
      },
      dependsOn: [...dependsOn],
    });
  }
}
