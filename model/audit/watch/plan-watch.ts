import { MetricFilter, SilenceAlarm, TrailAlarm } from "../../resolve/resolved-trail";
import { changesOf } from "./changes";
import { DENIED_CALLS, deniedCallsDescription } from "./denied-calls";
import { pattern } from "./filter-pattern";
import { strangersOf } from "./strangers";
import { watchChanges } from "./watch-changes";
import { Watched } from "./watched";

/** What is counted, and what is worth an alarm. */
export interface Watch {
  readonly filters: readonly MetricFilter[];
  readonly alarms: readonly TrailAlarm[];
  /** The alarm that goes off when nothing arrives any more; left out where silence may be nothing out of the ordinary. */
  readonly silence?: SilenceAlarm;
}

const CAMEL = (name: string) => name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

function calledAfter(environment: string, name: string): string {
  return `${environment}-audit-${name.replaceAll("_", "-")}`;
}

/** Several filters may count for one metric: their numbers are added. */
function filtersFor(environment: string, name: string, patterns: readonly string[]): MetricFilter[] {
  return patterns.map((each, position) => {
    const terraformName = patterns.length === 1 ? name : `${name}_${position + 1}`;
    return { terraformName, filterName: calledAfter(environment, terraformName), pattern: each, metric: CAMEL(name) };
  });
}

function alarm(environment: string, name: string, description: string, threshold: number): TrailAlarm {
  const alarmName = calledAfter(environment, name);
  return { terraformName: name, alarmName, description, metric: CAMEL(name), threshold };
}

const WATCH_CHANGED = "watch_changed";

/** One metric for whatever blinds the watch, by several filters. */
function watchOfTheWatch(watched: Watched): Watch {
  const { environment } = watched;
  const description =
    "Somebody changed or deleted what the trail is kept in, counted by or told through. A deployment that does so raises it as well";
  return {
    filters: watchChanges(watched).map(({ name, term }) => ({
      terraformName: name,
      filterName: calledAfter(environment, name),
      pattern: pattern(term),
      metric: CAMEL(WATCH_CHANGED),
    })),
    alarms: [alarm(environment, WATCH_CHANGED, description, 1)],
  };
}

/** Where all management events are recorded, CloudTrail's own calls keep the log group from ever being quiet. */
function silenceOf({ environment, managementEvents }: Watched): SilenceAlarm | undefined {
  if (managementEvents !== "all") return undefined;
  const name = "trail_silent";
  const description = "Nothing has reached the trail's log group for an hour: no other alarm of the trail can go off";
  return { terraformName: name, alarmName: calledAfter(environment, name), description };
}

/** The filters and alarms of an environment's trail, for what the trail records. */
export function planWatch(watched: Watched): Watch {
  const { environment, deniedCalls } = watched;
  const changes = watched.managementEvents === "none" ? [] : changesOf(watched);
  const ofTheWatch = watched.managementEvents === "none" ? { filters: [], alarms: [] } : watchOfTheWatch(watched);
  const strangers = strangersOf(watched);
  const denied = "denied_calls";
  return {
    filters: [
      ...changes.flatMap(({ name, term }) => filtersFor(environment, name, [pattern(term)])),
      ...ofTheWatch.filters,
      ...strangers.flatMap(({ name, calls, known }) => [
        ...filtersFor(environment, `${name}_all`, calls),
        ...filtersFor(environment, `${name}_known`, known),
      ]),
      ...filtersFor(environment, denied, [DENIED_CALLS]),
    ],
    alarms: [
      ...changes.map(({ name, description }) => alarm(environment, name, description, 1)),
      ...ofTheWatch.alarms,
      ...strangers.map(({ name, description, known }) => ({
        ...alarm(environment, name, description, 1),
        metric: CAMEL(`${name}_all`),
        ...(known.length > 0 ? { expected: CAMEL(`${name}_known`) } : {}),
      })),
      alarm(environment, denied, deniedCallsDescription(watched), deniedCalls),
    ],
    silence: silenceOf(watched),
  };
}
