import { ConfigRule } from "../../../controls/config-rule";
import { ConfigRules, RemediationMode } from "../config-rules";
import { remediationOf } from "./from-controls";

/** Whether what the rule finds is put right, and by whom: nothing is, until an environment asks for it. */
export function remediationMode(rule: ConfigRule, { remediation }: ConfigRules): RemediationMode {
  const offered = remediationOf(rule);
  if (!remediation || !offered) return "off";
  const { rules = {}, approvers = [] } = remediation;
  const chosen = Object.hasOwn(rules, rule.identifier) ? rules[rule.identifier] : undefined;
  if (chosen !== undefined) return chosen;
  if (offered.harmless !== undefined) return "automatic";
  return approvers.length > 0 ? "by-approval" : "off";
}
