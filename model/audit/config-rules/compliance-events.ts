import { EventAlert, eventAlert } from "../../event-alert";
import { ResolvedConfigRules } from "../../resolve/resolved-config-rules";

const TABLE = "AWS::DynamoDB::Table";

/**
 * What is a change, by what was known before: AWS Config sends an event for each new result, and the first result of a
 * resource that is as it should be is no news.
 */
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

/** Tables, which a message can name, or anything else: each change is told by one rule of EventBridge. */
export type ComplianceSubject = "tables" | "others";

/**
 * Changes of compliance that the environment's rules find, each once. Rules of the whole account see tables of others
 * and of restore tests: those are told to nobody here.
 * Source: https://docs.aws.amazon.com/config/latest/developerguide/monitor-config-with-cloudwatchevents.html
 */
export function complianceEventPattern(
  { rulePrefix, tablePrefix }: Pick<ResolvedConfigRules, "rulePrefix" | "tablePrefix">,
  about: ComplianceSubject,
) {
  const resource =
    about === "tables"
      ? { resourceType: [TABLE], resourceId: [{ prefix: tablePrefix }] }
      : { resourceType: [{ "anything-but": TABLE }] };
  return {
    source: ["aws.config"],
    "detail-type": ["Config Rules Compliance Change"],
    detail: {
      messageType: ["ComplianceChangeNotification"],
      configRuleName: [{ prefix: rulePrefix }],
      ...resource,
      $or: CHANGES,
    },
  };
}

/**
 * The message. It names tables only: the id of another resource may be a name that people gave it, such as an alarm's,
 * with whatever they wrote into it.
 */
export function complianceAlert(environmentName: string, about: ComplianceSubject): EventAlert {
  const values = {
    account: "$.account",
    compliance: "$.detail.newEvaluationResult.complianceType",
    region: "$.region",
    rule: "$.detail.configRuleName",
    time: "$.time",
  } as const;
  const place = "Account <account>, <region>, <time>.";
  if (about === "tables") {
    const sentence = `${environmentName}: <table> is <compliance> with the AWS Config rule <rule>. ${place}`;
    return eventAlert(sentence, { ...values, table: "$.detail.resourceId" });
  }
  const sentence =
    `${environmentName}: the AWS Config rule <rule> finds a resource of type <type> <compliance>. ` +
    `${place} Which resource it is: resourceId in the event.`;
  return eventAlert(sentence, { ...values, type: "$.detail.resourceType" });
}
