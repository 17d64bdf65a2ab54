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

/**
 * Changes of compliance that the environment's rules find, each once. Rules of the whole account see tables of others
 * and of restore tests: those are told to nobody here.
 * Source: https://docs.aws.amazon.com/config/latest/developerguide/monitor-config-with-cloudwatchevents.html
 */
export function complianceEventPattern({ rulePrefix, tablePrefix }: ResolvedConfigRules) {
  const resources = [
    { resourceType: [{ "anything-but": TABLE }] },
    { resourceType: [TABLE], resourceId: [{ prefix: tablePrefix }] },
  ];
  return {
    source: ["aws.config"],
    "detail-type": ["Config Rules Compliance Change"],
    detail: {
      messageType: ["ComplianceChangeNotification"],
      configRuleName: [{ prefix: rulePrefix }],
      $or: CHANGES.flatMap((change) => resources.map((resource) => ({ ...change, ...resource }))),
    },
  };
}

/**
 * The message. It does not name the resource: the id of one may be a name that people gave it, such as an alarm's, with
 * whatever they wrote into it.
 */
export function complianceAlert(environmentName: string): EventAlert {
  const lines = [
    `${environmentName}: the AWS Config rule <rule> finds a resource of type <type> <compliance>.`,
    "Account <account>, <region>, <time>. Which resource it is: resourceId in the event.",
  ];
  return eventAlert(lines.join(" "), {
    account: "$.account",
    compliance: "$.detail.newEvaluationResult.complianceType",
    region: "$.region",
    rule: "$.detail.configRuleName",
    time: "$.time",
    type: "$.detail.resourceType",
  });
}
