/** What is a change: something has become unused, or is used again. The first word on what is in use is no news. */
const CHANGES = [
  {
    newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
    oldEvaluationResult: { complianceType: [{ exists: false }, { "anything-but": "NON_COMPLIANT" }] },
  },
  {
    newEvaluationResult: { complianceType: ["COMPLIANT"] },
    oldEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
  },
];

/**
 * Changes of the verdicts of these rules.
 * Source: https://docs.aws.amazon.com/config/latest/developerguide/monitor-config-with-cloudwatchevents.html
 */
export function verdictEventPattern(ruleNames: readonly string[]) {
  return {
    source: ["aws.config"],
    "detail-type": ["Config Rules Compliance Change"],
    detail: { messageType: ["ComplianceChangeNotification"], configRuleName: ruleNames, $or: CHANGES },
  };
}

/** What of an event a message says. Whatever an event lacks is left empty. */
export const VERDICT_INPUT_PATHS = {
  compliance: "$.detail.newEvaluationResult.complianceType",
  reason: "$.detail.newEvaluationResult.annotation",
  region: "$.region",
  resource: "$.detail.resourceId",
  rule: "$.detail.configRuleName",
};

/** The message, as EventBridge wants it: a text in quotes, with the parts of the event in angle brackets. */
export function verdictMessage(environmentName: string): string {
  return `"${environmentName}, <region>: <rule> says of <resource>: <reason> (<compliance>)"`;
}
