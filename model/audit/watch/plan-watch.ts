import { MetricFilter, TrailAlarm } from "../../resolve/resolved-trail";
import { changesOf } from "./changes";
import { DENIED_CALLS, deniedCallsDescription } from "./denied-calls";
import { pattern } from "./filter-pattern";
import { strangersOf } from "./strangers";
import { Watched } from "./watched";

/** What is counted, and what is worth an alarm. */
export interface Watch {
  readonly filters: readonly MetricFilter[];
  readonly alarms: readonly TrailAlarm[];
}

const CAMEL = (name: string) => name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Several filters may count for one metric: their numbers are added. */
function filtersFor(environment: string, name: string, patterns: readonly string[]): MetricFilter[] {
  return patterns.map((each, position) => {
    const terraformName = patterns.length === 1 ? name : `${name}_${position + 1}`;
    const filterName = `${environment}-audit-${terraformName.replaceAll("_", "-")}`;
    return { terraformName, filterName, pattern: each, metric: CAMEL(name) };
  });
}

function alarm(environment: string, name: string, description: string, threshold: number): TrailAlarm {
  const alarmName = `${environment}-audit-${name.replaceAll("_", "-")}`;
  return { terraformName: name, alarmName, description, metric: CAMEL(name), threshold };
}

/** The filters and alarms of an environment's trail, for what the trail records. */
export function planWatch(watched: Watched): Watch {
  const { environment, deniedCalls } = watched;
  const changes = watched.managementEvents === "none" ? [] : changesOf(watched);
  const strangers = strangersOf(watched);
  const denied = "denied_calls";
  return {
    filters: [
      ...changes.flatMap(({ name, term }) => filtersFor(environment, name, [pattern(term)])),
      ...strangers.flatMap(({ name, calls, known }) => [
        ...filtersFor(environment, `${name}_all`, calls),
        ...filtersFor(environment, `${name}_known`, known),
      ]),
      ...filtersFor(environment, denied, [DENIED_CALLS]),
    ],
    alarms: [
      ...changes.map(({ name, description }) => alarm(environment, name, description, 1)),
      ...strangers.map(({ name, description, known }) => ({
        ...alarm(environment, name, description, 1),
        metric: CAMEL(`${name}_all`),
        ...(known.length > 0 ? { expected: CAMEL(`${name}_known`) } : {}),
      })),
      alarm(environment, denied, deniedCallsDescription(watched), deniedCalls),
    ],
  };
}
