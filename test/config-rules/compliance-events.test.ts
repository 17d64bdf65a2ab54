import { audited } from "../support/audited";
import { transformed, transformerOf } from "../support/input-transformer";
import { matchesPattern } from "../support/event-pattern";
import { resourcesIn } from "../support/resources";

/** What of the events that AWS Config sends reaches the alert topic, by the synthesized pattern. */

const resources = resourcesIn(audited, "audit");
const text = String(resources.get("aws_cloudwatch_event_rule.compliance_changes")?.values["event_pattern"]);
const pattern = JSON.parse(text) as Record<string, unknown>;

type Result = "COMPLIANT" | "NON_COMPLIANT" | "NOT_APPLICABLE" | "INSUFFICIENT_DATA" | undefined;

/** An event as AWS documents it. Source: https://docs.aws.amazon.com/config/latest/developerguide/example-config-rule-compliance-notification.html */
function event(before: Result, now: Result, overrides: Record<string, unknown> = {}, type?: string) {
  const result = (complianceType: Result) =>
    complianceType === undefined ? null : { complianceType, annotation: null };
  return {
    source: "aws.config",
    "detail-type": type ?? "Config Rules Compliance Change",
    account: "555555555555",
    detail: {
      awsAccountId: "555555555555",
      configRuleName: "audited-config-dynamodb-pitr-enabled",
      resourceType: "AWS::DynamoDB::Table",
      resourceId: "audited-payments",
      messageType: "ComplianceChangeNotification",
      newEvaluationResult: result(now),
      oldEvaluationResult: result(before),
      ...overrides,
    },
  };
}

const isTold = (...given: Parameters<typeof event>) => matchesPattern(pattern, event(...given));

test.each<[Result, Result, boolean]>([
  ["COMPLIANT", "NON_COMPLIANT", true],
  [undefined, "NON_COMPLIANT", true],
  ["INSUFFICIENT_DATA", "NON_COMPLIANT", true],
  ["NON_COMPLIANT", "COMPLIANT", true],
  // Nothing has changed: whoever was told knows.
  ["NON_COMPLIANT", "NON_COMPLIANT", false],
  ["COMPLIANT", "COMPLIANT", false],
  // A new resource that is as it should be is no news, and neither is one that is gone.
  [undefined, "COMPLIANT", false],
  ["NON_COMPLIANT", "NOT_APPLICABLE", false],
  ["NON_COMPLIANT", undefined, false],
])("from %s to %s is told: %s", (before, now, told) => {
  expect(isTold(before, now)).toBe(told);
});

test.each<[string, Record<string, unknown>, boolean]>([
  ["a rule of one table", { configRuleName: "audited-config-required-tags-audited-prices" }, true],
  [
    "a rule of a conformance pack",
    { configRuleName: "audited-config-dynamodb-pitr-enabled-conformance-pack-a1b2c3" },
    true,
  ],
  ["somebody else's rule", { configRuleName: "dynamodb-pitr-enabled" }, false],
  ["another environment's rule", { configRuleName: "audited2-config-dynamodb-pitr-enabled" }, false],
  ["a key", { resourceType: "AWS::KMS::Key", resourceId: "1234abcd" }, true],
  ["the account", { resourceType: "AWS::::Account", resourceId: "555555555555" }, true],
  ["somebody else's table", { resourceId: "other-orders" }, false],
  ["a table that a restore test made", { resourceId: "awsbackup-restore-test-1234" }, false],
  ["the start of an evaluation", { messageType: "ConfigRulesEvaluationStarted" }, false],
])("%s is told of: %j, %s", (_, overrides, told) => {
  expect(isTold("COMPLIANT", "NON_COMPLIANT", overrides)).toBe(told);
});

test("other events of AWS Config are not told", () => {
  expect(isTold("COMPLIANT", "NON_COMPLIANT", {}, "Config Configuration Item Change")).toBe(false);
});

test("the message is a sentence, made of what every such event has, and the event", () => {
  const target = resources.get("aws_cloudwatch_event_target.compliance_changes")?.values ?? {};
  const transformer = transformerOf(target);
  const sample = { ...event("COMPLIANT", "NON_COMPLIANT"), region: "us-east-1", time: "2026-11-27T20:00:00Z" };
  expect(JSON.parse(transformer ? transformed(transformer, sample) : "")).toEqual({
    alert:
      "audited: the AWS Config rule audited-config-dynamodb-pitr-enabled finds a resource of type AWS::DynamoDB::Table " +
      "NON_COMPLIANT. Account 555555555555, us-east-1, 2026-11-27T20:00:00Z. Which resource it is: resourceId in the event.",
    event: sample,
  });
  expect(target["arn"]).toBe("arn:aws:sns:us-east-1:555555555555:audited-alerts");
});

test("the pattern fits into what EventBridge takes", () => {
  expect(text.length).toBeLessThanOrEqual(2048);
});
