import { Expression, parsePattern, Step } from "./parse";

/** The values that a path leads to: several with a wildcard, none where there is no such property. */
function valuesAt(value: unknown, [step, ...rest]: readonly Step[]): unknown[] {
  if (step === undefined) return [value];
  if (typeof value !== "object" || value === null) return [];
  if (step === "*") return Object.values(value).flatMap((each) => valuesAt(each, rest));
  return step in value ? valuesAt((value as Record<Step, unknown>)[step], rest) : [];
}

function like(text: string, value: unknown): boolean {
  if (typeof value !== "string" && typeof value !== "number") return false;
  const parts = text.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(String(value));
}

function holds(expression: Expression, event: unknown): boolean {
  switch (expression.kind) {
    // Every part is looked at, so that one that cannot be judged is noticed wherever it stands.
    case "and":
      return expression.terms.map((term) => holds(term, event)).every(Boolean);
    case "or":
      return expression.terms.map((term) => holds(term, event)).some(Boolean);
    case "not-exists":
      return valuesAt(event, expression.path).length === 0;
    case "is":
      return valuesAt(event, expression.path).includes(expression.value);
    case "=":
      return valuesAt(event, expression.path).some((value) => like(expression.text, value));
    case "!=": {
      const values = valuesAt(event, expression.path);
      if (values.length === 0) {
        throw new Error(
          `AWS does not say whether ${expression.path.join(".")}, which is not there, differs from a text`,
        );
      }
      return !values.some((value) => like(expression.text, value));
    }
  }
}

/** Whether a metric filter with this pattern counts the event. @throws Error where AWS would refuse the pattern */
export function matches(pattern: string, event: unknown): boolean {
  return holds(parsePattern(pattern), event);
}
