/** An event, or a part of one. */
type Event = Readonly<Record<string, unknown>>;

/** One alternative of a field's list, read as EventBridge's guide describes it. */
function fits(alternative: unknown, value: unknown): boolean {
  if (typeof alternative !== "object" || alternative === null) return alternative === value;
  const [kind = "", operand] = Object.entries(alternative)[0] ?? [];
  if (kind === "exists") return (value !== undefined) === operand;
  if (kind === "prefix") return typeof value === "string" && value.startsWith(String(operand));
  if (kind === "anything-but") return value !== undefined && value !== operand;
  throw new Error(`this reading of event patterns does not know ${kind}`);
}

/**
 * Whether an event matches a pattern: every field of the pattern, `$or` any of its own. A field below something that
 * is missing, or null, is missing.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matchesPattern(pattern: Event, event: unknown): boolean {
  const values = typeof event === "object" && event !== null ? (event as Event) : {};
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === "$or") return (wanted as readonly Event[]).some((each) => matchesPattern(each, event));
    if (Array.isArray(wanted)) return wanted.some((alternative) => fits(alternative, values[name]));
    return matchesPattern(wanted as Event, values[name]);
  });
}
