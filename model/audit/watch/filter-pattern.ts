/**
 * Filter patterns of CloudWatch Logs for events in JSON, made of their parts.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */

/** Longest pattern, in characters. Source: `filterPattern` of the API's PutMetricFilter. */
export const MAX_PATTERN_LENGTH = 1024;

/**
 * Properties with `[*]` in one pattern, at most. Source: "Filter pattern syntax", on compound expressions.
 */
export const MAX_WILDCARD_SELECTORS = 3;

/** A condition on an event. */
export type Term = string;

/** The property has this text; `*` in it stands for any text. */
export function is(property: string, text: string): Term {
  return `($.${property} = "${text}")`;
}

/** Only of a property that every event has: AWS does not say what becomes of those that do not have it. */
export function isNot(property: string, text: string): Term {
  return `($.${property} != "${text}")`;
}

export function isFalse(property: string): Term {
  return `($.${property} IS FALSE)`;
}

export function notThere(property: string): Term {
  return `($.${property} NOT EXISTS)`;
}

function joined(terms: readonly Term[], operator: "&&" | "||"): Term {
  const [only] = terms;
  return terms.length === 1 && only !== undefined ? only : `(${terms.join(` ${operator} `)})`;
}

export function all(...terms: readonly Term[]): Term {
  return joined(terms, "&&");
}

export function any(...terms: readonly Term[]): Term {
  return joined(terms, "||");
}

export function pattern(term: Term): string {
  return `{ ${term} }`;
}

/**
 * As many groups of terms as it takes for `whole(any(...group))` to fit into a length. One event that several groups
 * match is counted for each of them.
 * @throws Error where a single term does not fit
 */
export function groups(
  terms: readonly Term[],
  whole: (term: Term) => string,
  { length = MAX_PATTERN_LENGTH, size = Infinity }: { readonly length?: number; readonly size?: number } = {},
): Term[] {
  const found: Term[][] = [];
  for (const term of terms) {
    if (whole(term).length > length) throw new Error(`the term ${term} does not fit into ${length} characters`);
    const last = found.at(-1);
    if (last && last.length < size && whole(any(...last, term)).length <= length) last.push(term);
    else found.push([term]);
  }
  return found.map((group) => any(...group));
}
