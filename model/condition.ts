import { z } from "zod";

/** The operators that a Query accepts on a key. The partition key takes "=" only, the sort key all of them. */
export const KEY_OPERATORS = ["=", "<", "<=", ">", ">=", "between", "begins_with"] as const;

/** The operators of a filter expression. */
export const FILTER_OPERATORS = [
  ...KEY_OPERATORS,
  "<>",
  "contains",
  "attribute_exists",
  "attribute_not_exists",
] as const;

export type KeyOperator = (typeof KEY_OPERATORS)[number];
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/**
 * A comparison of one attribute with a value.
 *
 * The value is a template: `"ACC#{account}"` is the text `ACC#` followed by the parameter `account`, which the caller
 * of the access pattern gives. A number attribute takes a lone parameter: `"{day}"`.
 */
export const Condition = z.strictObject({
  attribute: z.string(),
  operator: z.enum(FILTER_OPERATORS),
  /** Template of the value; the lower end of a "between". Left out for attribute_exists and attribute_not_exists. */
  value: z.string().optional(),
  /** Template of the upper end of a "between". */
  upperValue: z.string().optional(),
});
export type Condition = z.infer<typeof Condition>;

function comparing<const O extends FilterOperator>(operator: O) {
  return <const A extends string, const V extends string>(attribute: A, value: V) => ({ attribute, operator, value });
}

/** `equals("PK", "ACC#{account}")`: the attribute has this value. */
export const equals = comparing("=");
/** The attribute has another value (filters only). */
export const differs = comparing("<>");
export const lessThan = comparing("<");
export const atMost = comparing("<=");
export const greaterThan = comparing(">");
export const atLeast = comparing(">=");
/** `beginsWith("SK", "SUB#")`: the attribute starts with this text. */
export const beginsWith = comparing("begins_with");
/** The attribute (a string or a set) contains this value (filters only). */
export const contains = comparing("contains");

/** `between("SK", "REC#{from}", "REC#{to}")`: both ends included. */
export function between<const A extends string, const V extends string, const U extends string>(
  attribute: A,
  value: V,
  upperValue: U,
) {
  return { attribute, operator: "between" as const, value, upperValue };
}

/** The item has the attribute (filters only). */
export function exists<const A extends string>(attribute: A) {
  return { attribute, operator: "attribute_exists" as const };
}

/** The item does not have the attribute (filters only). */
export function absent<const A extends string>(attribute: A) {
  return { attribute, operator: "attribute_not_exists" as const };
}

const PARAMETER = /\{([A-Za-z]\w*)\}/g;

/** The names of the parameters in a value template, in order: `"ACC#{account}"` has `account`. */
export function parametersOf(template: string): string[] {
  return [...template.matchAll(PARAMETER)].map((match) => match[1] ?? "");
}

/**
 * The value of a template: every `{parameter}` replaced by what is given.
 * @throws Error naming the first parameter that is not given.
 */
export function fillTemplate(template: string, given: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(PARAMETER, (_, name: string) => {
    const value = given[name];
    if (value === undefined) throw new Error(`no value is given for the parameter "${name}" of "${template}"`);
    return String(value);
  });
}
