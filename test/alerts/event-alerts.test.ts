import { estate } from "../../environments";
import { Estate } from "../../model/estate";
import { eventAlert } from "../../model/event-alert";
import { estateOf, newProvider, oldProvider } from "../support/all-features";
import { archived } from "../support/archived";
import { audited } from "../support/audited";
import { backedUp, keepsCopies } from "../support/backed-up";
import { cached } from "../support/cached";
import { cleanedUp } from "../support/cleaned-up";
import { atPath, InputTransformer, transformed, transformerOf } from "../support/input-transformer";
import { resourcesOfStack, SynthesizedResource } from "../support/resources";
import { synthesizeIntoFolder } from "../support/synthesized";
import { AwsEvent, EVENTS_OF_AWS } from "./events-of-aws";

/**
 * Every alert that EventBridge makes of an event, in all stacks that tests and the catalogue know: whatever the event
 * holds, the message is JSON, says what the sentence says, and has the event with everything in it.
 */

/** What no text may break: each on its own, and all together. */
const AWKWARD = [`"`, `\\`, `\n`, `\t`, `\u0000`, `\u2028`, `<about>`, `{"a": 1}`, `</alert>`, `’“ü🜁`, ``];
AWKWARD.push(AWKWARD.join(" "));

/** What AWS makes by itself, of letters, digits and a few signs that JSON does not know. All else may be anything. */
const CLOSED = new Set([
  "$.account",
  "$.region",
  "$.time",
  "$.detail.backupJobId",
  "$.detail.configRuleName",
  "$.detail.copyJobId",
  "$.detail.destinationBackupVaultArn",
  "$.detail.newEvaluationResult.complianceType",
  "$.detail.resourceArn",
  "$.detail.resourceType",
  "$.detail.restoreJobId",
  "$.detail.state",
  "$.detail.status",
]);

/**
 * Rules about tables, indexes and vaults alone, by their patterns, whose ids are of letters, digits, hyphens, underscores
 * and dots.
 */
function namesWhatAwsNames({ values }: SynthesizedResource): boolean {
  const { detail } = JSON.parse(String(values["event_pattern"])) as { detail: Record<string, unknown> };
  const reviews = /^tidy-(abandoned-tables|unused-indexes|orphaned-recovery-points)$/;
  return (
    JSON.stringify(detail["resourceType"]) === '["AWS::DynamoDB::Table"]' ||
    [detail["configRuleName"]].flat().every((name) => typeof name === "string" && reviews.test(name))
  );
}

/** A copy in which every value that is not of a closed kind is replaced. */
function spoiled(value: unknown, by: unknown, closed: ReadonlySet<string>, path = "$"): unknown {
  if (Array.isArray(value)) return value.map((each) => spoiled(each, by, closed, `${path}[]`));
  if (typeof value !== "object" || value === null) return closed.has(path) ? value : by;
  const entries = Object.entries(value).map(([name, each]) => [name, spoiled(each, by, closed, `${path}.${name}`)]);
  return Object.fromEntries(entries) as unknown;
}

/** A copy with nothing but what every event of EventBridge has. */
function bare(event: AwsEvent): AwsEvent {
  return { ...event, detail: {} };
}

/** A target of EventBridge that is told in words, with the resources of its stack. */
interface Told {
  readonly name: string;
  readonly label: string;
  readonly target: SynthesizedResource;
  readonly rule: SynthesizedResource;
  readonly transformer: InputTransformer;
  readonly resources: ReadonlyMap<string, SynthesizedResource>;
}

function toldIn(estate: Estate): Told[] {
  const { stacks } = synthesizeIntoFolder(estate);
  return stacks.flatMap(({ name, stack }) => {
    const { name: environment } = stack.environment;
    const resources = resourcesOfStack(stacks, environment, name.slice(environment.length + 1));
    return [...resources].flatMap(([address, target]): Told[] => {
      const [type, label = ""] = address.split(".");
      const transformer = transformerOf(target.values);
      const rule = resources.get(`aws_cloudwatch_event_rule.${label}`);
      if (type !== "aws_cloudwatch_event_target" || rule === undefined || transformer === undefined) return [];
      return [{ name: `${name}: ${label}`, label, target, rule, transformer, resources }];
    });
  });
}

/** The events that a rule is for, by their kind. */
function eventsOf(rule: SynthesizedResource): readonly AwsEvent[] {
  const pattern = JSON.parse(String(rule.values["event_pattern"])) as { "detail-type": string[] };
  return EVENTS_OF_AWS.filter((event) => pattern["detail-type"].includes(event["detail-type"]));
}

const features = estateOf(oldProvider, newProvider, backedUp, keepsCopies, cached, archived, audited, cleanedUp);
const told = [estate, features].flatMap(toldIn);

test("all kinds of alerts are among what is tried", () => {
  expect([...new Set(told.map(({ label }) => label))].sort()).toEqual([
    "compliance_changes",
    "failed_backups",
    "failed_copies",
    "failed_restores",
    "table_compliance_changes",
    "unused_resources",
  ]);
});

describe.each(told)("$name", ({ label, target, rule, transformer, resources }) => {
  const events = eventsOf(rule);
  const closed = namesWhatAwsNames(rule) ? new Set([...CLOSED, "$.detail.resourceId"]) : CLOSED;

  test("is a sentence for each of AWS's own events, with the event itself", () => {
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) {
      const message = JSON.parse(transformed(transformer, event)) as { alert: string; event: unknown };
      expect(message.event).toEqual(event);
      for (const path of Object.values(transformer.input_paths)) {
        expect(typeof atPath(event, path)).toBe("string");
        expect(message.alert).toContain(atPath(event, path));
      }
    }
  });

  test.each(AWKWARD)("reaches people whatever stands in the event: %j", (text) => {
    for (const by of [text, { nested: text }, [text], null, 12]) {
      for (const event of events) {
        const sent = spoiled(event, by, closed);
        expect(JSON.parse(transformed(transformer, sent))).toEqual({
          alert: expect.any(String) as string,
          event: sent,
        });
      }
    }
  });

  test("reaches people whatever is missing in the event", () => {
    for (const event of events) {
      expect(JSON.parse(transformed(transformer, bare(event)))).toMatchObject({ event: bare(event) });
    }
  });

  test("is what EventBridge takes", () => {
    // Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
    expect(transformer.input_template.length).toBeLessThanOrEqual(8192);
    for (const [name, path] of Object.entries(transformer.input_paths)) {
      expect(name).toMatch(/^(?!AWS)[A-Za-z0-9_-]{1,256}$/);
      expect(path).toMatch(/^\$(\.[\w-]+)+$/);
    }
  });

  test("raises an alarm where it cannot be delivered", () => {
    expect(resources.get(`aws_cloudwatch_metric_alarm.${label}_untold`)?.values).toMatchObject({
      namespace: "AWS/Events",
      metric_name: "FailedInvocations",
      dimensions: { RuleName: rule.values["name"] },
      threshold: 0,
      comparison_operator: "GreaterThanThreshold",
      treat_missing_data: "notBreaching",
      alarm_actions: [target.values["arn"]],
    });
  });
});

test("a sentence and its values have the same names", () => {
  expect(() => eventAlert("<one> and <two>", { one: "$.time" })).toThrow("two");
  expect(() => eventAlert("<one>", { one: "$.time", two: "$.region" })).toThrow("two");
  expect(eventAlert('say "<one>"', { one: "$.time" }).inputTemplate).toContain(String.raw`say \"<one>\"`);
});
