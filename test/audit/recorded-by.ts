import { Event } from "./events";

/** A field selector as synthesized. */
interface Field {
  readonly field: string;
  readonly equals?: readonly string[];
  readonly not_equals?: readonly string[];
  readonly starts_with?: readonly string[];
  readonly not_starts_with?: readonly string[];
}

/** An advanced event selector as synthesized. */
export interface Selector {
  readonly field_selector: readonly Field[];
}

const OPERATORS = ["field", "equals", "not_equals", "starts_with", "not_starts_with"];

/** What an event has in a field: one value, or one for each resource. */
function valuesOf(event: Event, field: string): string[] {
  const resources = (event["resources"] ?? []) as readonly Event[];
  const identity = (event["userIdentity"] ?? {}) as Event;
  switch (field) {
    case "eventCategory":
    case "eventName":
    case "readOnly":
      return [String(event[field])];
    case "resources.type":
      return resources.map(({ type }) => String(type));
    case "resources.ARN":
      return resources.map(({ ARN }) => String(ARN));
    case "userIdentity.arn":
      return [String(identity["arn"])];
    default:
      throw new Error(`no field that is understood here: ${field}`);
  }
}

/**
 * Whether a field has a value that is asked for, and none that is left out.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
function holds(selector: Field, event: Event): boolean {
  const unknown = Object.keys(selector).filter((each) => !OPERATORS.includes(each));
  if (unknown.length > 0) throw new Error(`no operators that are understood here: ${unknown.join(", ")}`);
  const { field, equals = [], starts_with = [], not_equals = [], not_starts_with = [] } = selector;
  const values = valuesOf(event, field);
  const isAsked = (value: string) => equals.includes(value) || starts_with.some((start) => value.startsWith(start));
  const isLeftOut = (value: string) =>
    not_equals.includes(value) || not_starts_with.some((start) => value.startsWith(start));
  const asks = equals.length + starts_with.length > 0;
  return (!asks || values.some(isAsked)) && !values.some(isLeftOut);
}

/** Whether CloudTrail would record an event: some selector has to be satisfied in each of its fields. */
export function isRecordedBy(selectors: readonly Selector[], event: Event): boolean {
  return selectors.some(({ field_selector: fields }) => fields.every((field) => holds(field, event)));
}
