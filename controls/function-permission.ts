import { COMPLIANT, Control, nonCompliant } from "./control";
import { text } from "./values";
import { notDeployed } from "./not-deployed";

/** AWS Config checks a permission before its rule has an ARN: the account alone is what it can be held to. */
const BY_ACCOUNT = "config.amazonaws.com";

/** EventBridge names the rule and no account: with a condition on one it would never come through, and nobody be told. */
const WITHOUT_ACCOUNT = "events.amazonaws.com";

export const functionPermission: Control = {
  id: "function-permission",
  title: "Every Lambda function is invoked by named services, for one source or, for AWS Config, one account",
  why: "Without it a rule of any account could invoke the function through the service; a condition on what the service does not name lets nobody through.",
  types: ["aws_lambda_permission"],
  answers: {
    securityHub: ["Lambda.1"],
    checkov: ["CKV_AWS_301", "CKV_AWS_364"],
    trivy: ["AWS-0067"],
    kics: ["ad9dabc7", "e08ed7eb", "75ec6890"],
  },
  notDeployed: notDeployed("functions", "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED"),
  judge({ values }) {
    if (text(values, "action") !== "lambda:InvokeFunction") return nonCompliant("action is not lambda:InvokeFunction");
    const principal = text(values, "principal");
    if (principal === undefined || principal === "*") return nonCompliant("principal names nobody in particular");
    const account = text(values, "source_account");
    const source = text(values, "source_arn");
    if (principal === BY_ACCOUNT) {
      if (account === undefined) return nonCompliant("source_account names no account");
      return source === undefined ? COMPLIANT : nonCompliant("AWS Config names no source when it asks for permission");
    }
    if (source === undefined) return nonCompliant("source_arn names no source");
    return principal === WITHOUT_ACCOUNT && account !== undefined
      ? nonCompliant("EventBridge names no account, so that the permission would never hold")
      : COMPLIANT;
  },
};
