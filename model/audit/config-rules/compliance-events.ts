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

/** What of an event a message says. Whatever an event lacks is left empty. */
export const COMPLIANCE_INPUT_PATHS = {
  account: "$.account",
  compliance: "$.detail.newEvaluationResult.complianceType",
  region: "$.region",
  resource: "$.detail.resourceId",
  rule: "$.detail.configRuleName",
  time: "$.time",
  type: "$.detail.resourceType",
};

/** The message, as EventBridge wants it: a text in quotes, with the parts of the event in angle brackets. */
export function complianceMessage(environmentName: string): string {
  const lines = [
    `${environmentName}: <resource> is <compliance> with the AWS Config rule <rule>.`,
    "Resource type: <type>. Account <account>, <region>, <time>.",
  ];
  return `"${lines.join(" ")}"`;
}
