import { COMPLIANT, Control, nonCompliant } from "./control";
import { PolicyStatement, statementsOf } from "./policy";

function keysOf({ conditions }: PolicyStatement): string[] {
  return Object.values(conditions).flatMap((keys) => Object.keys(keys));
}

/** Whether some condition is about a key that ends so. */
function asksFor(statement: PolicyStatement, ...endings: readonly string[]): boolean {
  return keysOf(statement).some((key) => endings.some((ending) => key.toLowerCase().endsWith(ending.toLowerCase())));
}

function faultOf(statement: PolicyStatement): string | undefined {
  const { principals } = statement;
  const names = Object.values(principals).flat();
  if (names.length === 0) return "a statement names no principal";
  if (names.includes("*")) return 'a statement trusts the principal "*"';
  if (keysOf(statement).length === 0) return "a statement trusts without a condition";
  const isWholeAccount = (name: string) => /^\d{12}$|:root$/.test(name);
  if (principals["AWS"]?.some(isWholeAccount) && !asksFor(statement, "sts:ExternalId")) {
    return "a statement trusts a whole account without sts:ExternalId";
  }
  if (principals["Service"] && !asksFor(statement, "aws:SourceAccount", "aws:SourceArn")) {
    return "a statement trusts a service without aws:SourceAccount";
  }
  if (principals["Federated"] && !asksFor(statement, ":aud")) {
    return "a statement trusts an identity provider without an audience";
  }
  return undefined;
}

export const trustPolicy: Control = {
  id: "trust-policy",
  title: "Every role says who may take it, and on which condition",
  why: "Without a condition a service acts for other accounts, a token of another application fits, an account passes on.",
  types: ["aws_iam_role"],
  answers: {
    // Not CKV_AWS_61 and KICS 12b7e704, which no account as a principal passes, whatever the condition.
    checkov: ["CKV_AWS_60"],
    kics: ["bcdcbdc6", "09c35abf"],
    lens: ["DDBSEC3_5"],
  },
  judge({ values }) {
    const statements = statementsOf(values["assume_role_policy"]);
    if (statements === undefined) return nonCompliant("the trust policy is not known");
    const faults = statements.filter(({ effect }) => effect === "Allow").flatMap((each) => faultOf(each) ?? []);
    return faults[0] === undefined ? COMPLIANT : nonCompliant(faults[0]);
  },
};
