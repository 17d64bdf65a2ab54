import { EnvironmentRule } from "../../rule";
import { namedRules } from "./named-rules";
import { remediationLimits, remediationModes } from "./remediation";
import { ruleLimits } from "./rule-limits";
import { evaluationInterval, restoreMinutes, ruleParameters } from "./rule-parameters";

/** All rules about what AWS Config goes on judging. */
export const CONFIG_RULES: readonly EnvironmentRule[] = [
  namedRules,
  ruleParameters,
  restoreMinutes,
  evaluationInterval,
  remediationModes,
  remediationLimits,
  ruleLimits,
];
