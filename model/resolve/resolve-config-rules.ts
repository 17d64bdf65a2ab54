import { ConfigRules } from "../audit/config-rules";
import { MANAGED_RULES } from "../audit/config-rules/catalogue";
import { environmentFacts } from "../audit/config-rules/facts";
import { conformancePackName, remediationRoleName, rulePrefix } from "../audit/config-rules/names";
import { planRules } from "../audit/config-rules/plan-rules";
import { Environment } from "../environment";
import { tableNameIn, terraformName } from "../names";
import { resolveAlerts } from "./resolve-alerts";
import { ResolvedApproval, ResolvedConfigRule, ResolvedConfigRules, ResolvedDocument } from "./resolved-config-rules";

function approvalOf({ remediation }: ConfigRules, environment: Environment): ResolvedApproval {
  const { topicArn, created } = resolveAlerts(environment);
  return {
    approvers: remediation?.approvers ?? [],
    requiredApprovals: remediation?.requiredApprovals ?? 1,
    topicArn: created && topicArn,
  };
}

/** The documents that the rules run, each once, sorted by name. */
function documentsOf(rules: readonly ResolvedConfigRule[], approval: ResolvedApproval): ResolvedDocument[] {
  const documents = new Map<string, ResolvedDocument>();
  for (const { remediation } of rules) {
    if (!remediation) continue;
    const { document, documentName, automatic } = remediation;
    documents.set(document, {
      terraformName: terraformName(document.replaceAll("-", "_")),
      document,
      documentName,
      approval: automatic ? undefined : approval,
    });
  }
  return [...documents.values()].sort((a, b) => (a.document < b.document ? -1 : 1));
}

/** What AWS Config goes on judging; nothing where it is not asked for. Takes what validation has let through. */
export function resolveConfigRules(environment: Environment): ResolvedConfigRules | undefined {
  const { name, region, audit } = environment;
  const options = audit?.configRules;
  if (!options) return undefined;
  const { rules, absent } = planRules(environment, environmentFacts(environment), options);
  return {
    packName: options.deployedAs === "conformance-pack" ? conformancePackName(name) : undefined,
    rules,
    documents: documentsOf(rules, approvalOf(options, environment)),
    roleName: remediationRoleName(name),
    rulePrefix: rulePrefix(name),
    tablePrefix: tableNameIn(name, ""),
    notes: absent.map(
      (identifier) =>
        `the Config rule ${identifier} of ${name} is left out: AWS's pages of ${MANAGED_RULES.date} do not have it in ${region}`,
    ),
  };
}
