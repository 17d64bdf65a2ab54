/**
 * Policies as plain objects in the words of the IAM documentation. Planning makes them, `modules` renders them.
 */

/** Who a statement of a resource or trust policy is about. `"*"` only ever together with a condition or in a Deny. */
export type Principal =
  "*" | { readonly AWS: string | readonly string[] } | { readonly Service: string } | { readonly Federated: string };

/** Operator, then key, then value or values: `{ Bool: { "aws:SecureTransport": "false" } }`. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A statement in the words of the IAM documentation. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  /** Resource and trust policies name a principal, identity policies do not. */
  readonly Principal?: Principal;
  readonly Action: string | readonly string[];
  /** Left out in trust policies only, which are about the role that they belong to. */
  readonly Resource?: string | readonly string[];
  readonly Condition?: Conditions;
}

/**
 * Characters of a policy's text as IAM counts them against its quotas, with the escapes that Terraform's `jsonencode`
 * writes for `<`, `>` and `&`.
 * @param text without white space, which IAM does not count
 */
export function policyTextSize(text: string): number {
  return text.replaceAll(/[<>&]/g, "\\u0000").length;
}

/** Characters of a policy of these statements as IAM counts them against its quotas. */
export function policySize(statements: readonly Statement[]): number {
  return policyTextSize(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
}

/** A condition block of several: keys of one operator come together. */
export function allConditions(...conditions: readonly Conditions[]): Conditions {
  const together: Record<string, Record<string, string | readonly string[]>> = {};
  for (const [operator, keys] of conditions.flatMap((each) => Object.entries(each))) {
    together[operator] = { ...together[operator], ...keys };
  }
  return together;
}
