import { judgeVaults } from "../../functions/clean-up/orphaned-recovery-points";
import { cleanedUp } from "../support/cleaned-up";
import { complianceEvent, Verdict } from "../support/compliance-event";
import { matchesPattern } from "../support/event-pattern";
import { transformed, transformerOf } from "../support/input-transformer";
import { resourcesIn } from "../support/resources";

/** Which verdicts on what nobody uses reach the alert topic, by the synthesized pattern, and what people read then. */

const resources = resourcesIn(cleanedUp, "audit");
const text = String(resources.get("aws_cloudwatch_event_rule.unused_resources")?.values["event_pattern"]);
const pattern = JSON.parse(text) as Record<string, unknown>;

const ABANDONED = "Abandoned: No use from 2026-08-19 to 2026-11-26. It has 10 items and 1 GB.";

function event(before: Verdict, now: Verdict, overrides: Record<string, unknown> = {}, detailType?: string) {
  const detail = { configRuleName: "tidy-abandoned-tables", resourceId: "orders-of-anybody", ...overrides };
  return complianceEvent({ before, now, annotation: ABANDONED, detail, detailType });
}

const isTold = (...given: Parameters<typeof event>) => matchesPattern(pattern, event(...given));

test.each<[Verdict, Verdict, boolean]>([
  [undefined, "NON_COMPLIANT", true],
  ["COMPLIANT", "NON_COMPLIANT", true],
  // It was too young, or nothing was known of it.
  ["NOT_APPLICABLE", "NON_COMPLIANT", true],
  ["NON_COMPLIANT", "COMPLIANT", true],
  // The same verdict the next day: whoever was told knows.
  ["NON_COMPLIANT", "NON_COMPLIANT", false],
  ["COMPLIANT", "COMPLIANT", false],
  // A table that is in use when it is first looked at is no news, and neither is one that was deleted.
  [undefined, "COMPLIANT", false],
  ["NOT_APPLICABLE", "COMPLIANT", false],
  ["NON_COMPLIANT", "NOT_APPLICABLE", false],
  ["COMPLIANT", "NOT_APPLICABLE", false],
  ["NON_COMPLIANT", undefined, false],
])("from %s to %s is told: %s", (before, now, told) => {
  expect(isTold(before, now)).toBe(told);
});

test.each<[string, Record<string, unknown>, boolean]>([
  ["an index", { configRuleName: "tidy-unused-indexes" }, true],
  [
    "a vault, of anybody",
    {
      configRuleName: "tidy-orphaned-recovery-points",
      resourceType: "AWS::Backup::BackupVault",
      resourceId: "of-anybody",
    },
    true,
  ],
  ["another environment's review", { configRuleName: "tidy2-abandoned-tables" }, false],
  ["a rule whose name goes on", { configRuleName: "tidy-abandoned-tables-2" }, false],
  ["another rule of the environment", { configRuleName: "tidy-config-dynamodb-pitr-enabled" }, false],
  ["the start of an evaluation", { messageType: "ConfigRulesEvaluationStarted" }, false],
])("%s: %j is told: %s", (_, overrides, told) => {
  expect(isTold("COMPLIANT", "NON_COMPLIANT", overrides)).toBe(told);
});

test("other events of AWS Config are not told", () => {
  expect(isTold("COMPLIANT", "NON_COMPLIANT", {}, "Config Configuration Item Change")).toBe(false);
});

/** What people read, as EventBridge fills the template. */
function messageOf(sample: ReturnType<typeof event>): { readonly alert: string; readonly event: typeof sample } {
  const transformer = transformerOf(resources.get("aws_cloudwatch_event_target.unused_resources")?.values ?? {});
  if (!transformer) throw new Error("the event is told as it is");
  return JSON.parse(transformed(transformer, sample)) as ReturnType<typeof messageOf>;
}

test("the message says where and what, and has the event that says why", () => {
  const message = messageOf(event("COMPLIANT", "NON_COMPLIANT"));
  for (const part of ["tidy", "us-east-1", "tidy-abandoned-tables", "orders-of-anybody", "NON_COMPLIANT"]) {
    expect(message.alert).toContain(part);
  }
  expect(message.event.detail).toMatchObject({ newEvaluationResult: { annotation: ABANDONED } });
});

test("the message about a vault has the age and the cost of what is orphaned", () => {
  const home = "arn:aws:dynamodb:us-east-1:555555555555";
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  const point = {
    arn: "arn:aws:backup:us-east-1:555555555555:recovery-point:1",
    vault: "of-anybody",
    tableArn: `${home}:table/gone`,
    created: day("2026-08-19"),
    bytes: 10e9,
    isCold: false,
    deleteAt: day("2026-12-31"),
  };
  const today = Math.floor(day("2026-11-27").getTime() / 86_400_000);
  const limits = { olderThanDays: 30, monthlyCost: 10 };
  const [judged] = judgeVaults(["of-anybody"], [point], new Set(), home, today, limits);
  const message = messageOf(
    event("COMPLIANT", "NON_COMPLIANT", {
      newEvaluationResult: { complianceType: "NON_COMPLIANT", annotation: judged?.reason },
    }),
  );
  expect(JSON.stringify(message.event)).toContain("up to 100 days old (2026-08-19), 10 GB, about USD 1.00 a month");
});

test("the pattern fits into what EventBridge takes", () => {
  expect(text.length).toBeLessThanOrEqual(2048);
});
