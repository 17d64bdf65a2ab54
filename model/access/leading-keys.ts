import { RowAccess } from "../row-access";
import { quoted } from "../words";

/** The partition keys that a row limit leaves, as `dynamodb:LeadingKeys` takes them, or why there are none. */
export type LeadingKeys =
  | { readonly pattern: string }
  | {
      /** A sentence about the template, and what would do. */
      readonly refused: string;
      readonly expected: string;
    };

const PARAMETER = /\{([A-Za-z]\w*)\}/;

/**
 * Characters that a session tag may hold. Text that ends an identity within a key must begin with another one: with
 * `TENANT#{tenant}-{order}` the rows of the tenant `a-b` would look like rows of the tenant `a`.
 */
const TAG_CHARACTER = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]/u;

/** The texts around the parameters of a template: `TENANT#{tenant}#ORDER#{order}` has `TENANT#`, `#ORDER#` and ``. */
function literalsOf(template: string): string[] {
  return template.split(/\{[A-Za-z]\w*\}/);
}

/** Name of the first parameter of a template. */
export function firstParameter(template: string): string | undefined {
  return PARAMETER.exec(template)?.[1];
}

/** Whether the identity stands right behind this prefix: `ACC#` and `ACC#{account}`. */
export function identityFollows(template: string, prefix: string): boolean {
  const [first, ...others] = literalsOf(template);
  return first === prefix && others.length > 0;
}

/** The IAM variable that stands for the identity of the caller; nothing for a fixed prefix. */
export function identityVariable(rows: RowAccess): string | undefined {
  switch (rows.by) {
    case "principal-tag":
      return `\${aws:PrincipalTag/${rows.tag}}`;
    case "cognito-identity":
      return "${cognito-identity.amazonaws.com:sub}";
    case "web-identity":
      return `\${${rows.provider}:sub}`;
    case "fixed-prefix":
      return undefined;
  }
}

/** Further parameters may have any value. */
function withAnything(literals: readonly string[]): string {
  return literals.join("*");
}

/** What follows the identity: nothing, or a text that no identity can hold, whatever comes after it. */
function checkedRest(rest: readonly string[]): LeadingKeys {
  const [separator = ""] = rest;
  if (rest.length > 1 && (separator === "" || TAG_CHARACTER.test(separator))) {
    return {
      refused: "Nothing tells where the identity ends, so that one could be the beginning of another.",
      expected: "a separator behind the identity that is neither letter nor digit nor one of `_.:/=+-@`, such as `#`",
    };
  }
  return { pattern: withAnything(rest) };
}

/** The rows behind a prefix and the caller's own identity. */
function ownRows(template: string, prefix: string, variable: string): LeadingKeys {
  if (!identityFollows(template, prefix)) {
    return {
      refused: "The partition key does not begin with the prefix and the identity.",
      expected: `a template that begins with ${quoted(`${prefix}{...}`)}`,
    };
  }
  const rest = checkedRest(literalsOf(template).slice(1));
  return "refused" in rest ? rest : { pattern: `${prefix}${variable}${rest.pattern}` };
}

/** The text without what already belongs to the text that ends the value: `42#` before `#ORDER#` is `42`. */
function withoutBeginningOf(ending: string, text: string): string {
  for (let length = Math.min(ending.length, text.length); length > 0; length--) {
    if (text.endsWith(ending.slice(0, length))) return text.slice(0, -length);
  }
  return text;
}

/**
 * Fills the parameters of a template with the text that is given, from the left.
 * @param filled the key as far as it is known
 * @param given what is still to be placed; it begins where a parameter stands
 * @param literals the texts behind that parameter and the following ones
 */
function fill(filled: string, given: string, literals: readonly string[]): LeadingKeys | undefined {
  const [ending, ...further] = literals;
  if (ending === undefined) return given === "" ? { pattern: filled } : undefined;
  if (given === "") return { pattern: `${filled}*${withAnything(literals)}` };
  const end = ending === "" ? -1 : given.indexOf(ending);
  if (end === 0) return undefined;
  const value = end < 0 ? withoutBeginningOf(ending, given) : given.slice(0, end);
  const after = end < 0 ? "" : given.slice(end + ending.length);
  if (value === "") return undefined;
  const rest = checkedRest(literals);
  if ("refused" in rest) return rest;
  return fill(`${filled}${value}${ending}`, after, further);
}

/** The rows of a fixed beginning, which fills the first parameters of the template. */
function rowsOf(template: string, prefix: string): LeadingKeys {
  const [first = "", ...others] = literalsOf(template);
  if (first.startsWith(prefix)) return { pattern: withAnything([first, ...others]) };
  const filled = prefix.startsWith(first) ? fill(first, prefix.slice(first.length), others) : undefined;
  return (
    filled ?? {
      refused: "No partition key of this form begins with the prefix.",
      expected: `a prefix of ${quoted(template)}, with values for its parameters`,
    }
  );
}

/**
 * The partition keys that a row limit leaves of those of a template.
 * @param prefix what the key begins with where it is looked at; an index may differ from its table
 */
export function leadingKeys(template: string, rows: RowAccess, prefix: string): LeadingKeys {
  const variable = identityVariable(rows);
  return variable === undefined ? rowsOf(template, prefix) : ownRows(template, prefix, variable);
}
