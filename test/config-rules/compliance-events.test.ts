import { audited } from "../support/audited";
import { complianceEvent, Verdict } from "../support/compliance-event";
import { transformed, transformerOf } from "../support/input-transformer";
import { matchesPattern } from "../support/event-pattern";
import { resourcesIn } from "../support/resources";

/** What of the events that AWS Config sends reaches the alert topic, by the synthesized pattern. */

const resources = resourcesIn(audited, "audit");
const RULES = ["table_compliance_changes", "compliance_changes"];
const texts = RULES.map((rule) => String(resources.get(`aws_cloudwatch_event_rule.${rule}`)?.values["event_pattern"]));
const patterns = texts.map((text) => JSON.parse(text) as Record<string, unknown>);

function event(before: Verdict, now: Verdict, overrides: Record<string, unknown> = {}, detailType?: string) {
  const rule = { configRuleName: "audited-config-dynamodb-pitr-enabled", resourceId: "audited-payments" };
  return complianceEvent({ before, now, detail: { ...rule, ...overrides }, detailType });
}

/** By which of the rules an event is told. */
const toldBy = (...given: Parameters<typeof event>) =>
  RULES.filter((_, at) => matchesPattern(patterns[at] ?? {}, event(...given)));
/** Whether an event is told. Twice would be once too often. */
function isTold(...given: Parameters<typeof event>): boolean {
  const rules = toldBy(...given);
  expect(rules.length).toBeLessThanOrEqual(1);
  return rules.length === 1;
}

test.each<[Verdict, Verdict, boolean]>([
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

test.each([
  [
    "table_compliance_changes",
    {},
    "audited: audited-payments is NON_COMPLIANT with the AWS Config rule audited-config-dynamodb-pitr-enabled. " +
      "Account 555555555555, us-east-1, 2026-11-27T20:00:00Z.",
  ],
  [
    "compliance_changes",
    { resourceType: "AWS::CloudWatch::Alarm", resourceId: 'an alarm called "high"' },
    "audited: the AWS Config rule audited-config-dynamodb-pitr-enabled finds a resource of type AWS::CloudWatch::Alarm " +
      "NON_COMPLIANT. Account 555555555555, us-east-1, 2026-11-27T20:00:00Z. Which resource it is: resourceId in the event.",
  ],
])("%s tells in a sentence, made of what every such event has, with the event", (rule, detail, alert) => {
  expect(toldBy("COMPLIANT", "NON_COMPLIANT", detail)).toEqual([rule]);
  const target = resources.get(`aws_cloudwatch_event_target.${rule}`)?.values ?? {};
  const transformer = transformerOf(target);
  const sample = event("COMPLIANT", "NON_COMPLIANT", detail);
  expect(JSON.parse(transformer ? transformed(transformer, sample) : "")).toEqual({ alert, event: sample });
  expect(target["arn"]).toBe("arn:aws:sns:us-east-1:555555555555:audited-alerts");
});

test("the patterns fit into what EventBridge takes", () => {
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(2048);
});
