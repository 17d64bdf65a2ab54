import { EventAlert, eventAlert } from "../../event-alert";

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

/** The message. The reason of the verdict, which may hold what people wrote into a tag, is in the event. */
export function verdictAlert(environmentName: string): EventAlert {
  const sentence =
    `${environmentName}, <region>: <rule> finds <resource> <compliance>, and judged otherwise before. ` +
    "Why: the annotation of its newEvaluationResult in the event.";
  return eventAlert(sentence, {
    compliance: "$.detail.newEvaluationResult.complianceType",
    region: "$.region",
    resource: "$.detail.resourceId",
    rule: "$.detail.configRuleName",
  });
}
