import { ResourceRecord } from "../controls/control";
import { jsonOfExpression } from "./json-of-expression";

function asInPlan(value: unknown): unknown {
  return typeof value === "string" ? (jsonOfExpression(value) ?? value) : value;
}

/**
 * Synthesized resources as a plan would show them, so that a control judges both alike: policies as JSON text, and
 * `tags_all` with the provider's default tags.
 */
export function recordsForControls(
  resources: readonly ResourceRecord[],
  defaultTags: Readonly<Record<string, string>>,
): ResourceRecord[] {
  return resources.map(({ address, type, name, values }) => {
    const inPlan = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, asInPlan(value)]));
    const tags = values["tags"] as Readonly<Record<string, string>> | undefined;
    return { address, type, name, values: { ...inPlan, tags_all: { ...defaultTags, ...tags } } };
  });
}
