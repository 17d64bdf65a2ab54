import { Environment } from "../../model/environment";
import { resourcesIn, SynthesizedResource } from "../support/resources";
import { Event } from "./events";
import { matches } from "./filter-patterns/matches";
import { isRecordedBy, Selector } from "./recorded-by";

interface Counter {
  readonly metric: string;
  readonly pattern: string;
}

/** What Terraform puts in for the id of the audit's key. */
export const AUDIT_KEY = "0a1b2c3d-12ab-34cd-56ef-1234567890ab";

/** Seconds over which alarms count events. */
const FIVE_MINUTES = 300;

type Values = Readonly<Record<string, unknown>>;

const blocks = (values: Values, name: string) => [values[name]].flat() as Values[];

/** The synthesized selectors, filters and alarms of an environment, run on events as CloudTrail and CloudWatch would. */
export class WatchedTrail {
  private readonly counters: readonly Counter[];
  private readonly alarms: readonly SynthesizedResource[];
  private readonly selectors: readonly Selector[];

  constructor(environment: Environment) {
    const byAddress = resourcesIn(environment, "audit");
    const resources = [...byAddress.values()];
    this.selectors = byAddress.get("aws_cloudtrail.trail")?.values["advanced_event_selector"] as Selector[];
    this.counters = resources
      .filter(({ type }) => type === "aws_cloudwatch_log_metric_filter")
      .map(({ values }) => ({
        metric: String(blocks(values, "metric_transformation")[0]?.["name"]),
        pattern: String(values["pattern"]).replaceAll("${aws_kms_key.audit.key_id}", AUDIT_KEY),
      }));
    // The stack's other alarms are about metrics of AWS services.
    this.alarms = resources.filter(
      ({ type, name }) => type === "aws_cloudwatch_metric_alarm" && name.startsWith("trail_"),
    );
  }

  get patterns(): readonly string[] {
    return this.counters.map(({ pattern }) => pattern);
  }

  get names(): readonly string[] {
    return this.alarms.map(({ name }) => name.replace(/^trail_/, ""));
  }

  descriptionOf(alarm: string): string {
    const found = this.alarms.find(({ name }) => name === `trail_${alarm}`);
    if (!found) throw new Error(`there is no alarm ${alarm}`);
    return String(found.values["alarm_description"]);
  }

  /** Whether the event gets into the trail at all. */
  records(event: Event): boolean {
    return isRecordedBy(this.selectors, event);
  }

  /** The alarms that go off when these events happen within five minutes, as far as the trail records them. */
  raisedBy(...happened: readonly Event[]): string[] {
    const events = happened.filter((event) => this.records(event));
    return this.alarms
      .filter(({ values }) => values["period"] === undefined || values["period"] === FIVE_MINUTES)
      .filter(({ values }) => this.measure(values, events) >= Number(values["threshold"]))
      .map(({ name }) => name.replace(/^trail_/, ""));
  }

  private measure(values: Values, events: readonly Event[]): number {
    if (values["metric_query"] === undefined) return this.sum(String(values["metric_name"]), events);
    const queries = new Map(blocks(values, "metric_query").map((query) => [String(query["id"]), query]));
    const returned = [...queries.values()].find((query) => query["return_data"] === true);
    if (returned?.["expression"] !== "calls - FILL(known, 0)") throw new Error("no expression that is understood here");
    const sumOf = (id: string) => this.sum(String(blocks(queries.get(id) ?? {}, "metric")[0]?.["metric_name"]), events);
    return sumOf("calls") - sumOf("known");
  }

  /** What the filters of a metric count together. */
  private sum(metric: string, events: readonly Event[]): number {
    const filters = this.counters.filter((counter) => counter.metric === metric);
    if (filters.length === 0) throw new Error(`nothing counts ${metric}`);
    return filters.reduce((sum, { pattern }) => sum + events.filter((event) => matches(pattern, event)).length, 0);
  }
}
