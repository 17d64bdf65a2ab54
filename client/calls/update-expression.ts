/** What makes an update do something else when it is carried out twice. */
const ACCUMULATES = [
  // ADD counts up; to a set it would be harmless, but only the values could tell.
  /\bADD\b/i,
  /\blist_append\s*\(/i,
  // SET a = a + :x
  /[+-]/,
  // An element of a list: REMOVE shifts the ones behind it, SET beyond the end appends.
  /\[\d+\]/,
];

/** Placeholders and attribute names may hold anything; only what is left is the language of the expression. */
function withoutNames(expression: string): string {
  return expression.replaceAll(/[#:][\w]+/g, "x");
}

/**
 * Whether an update leaves the same item behind when it is carried out twice in a row: `SET a = :x`, `REMOVE a` and
 * `DELETE set :elements` do.
 */
export function isRepeatable(expression: string): boolean {
  const language = withoutNames(expression);
  return !ACCUMULATES.some((pattern) => pattern.test(language));
}
