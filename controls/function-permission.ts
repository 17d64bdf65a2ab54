import { COMPLIANT, Control, nonCompliant } from "./control";
import { text } from "./values";
import { notDeployed } from "./not-deployed";

export const functionPermission: Control = {
  id: "function-permission",
  title: "Every Lambda function is invoked by named services for one source",
  why: "Without a source, a rule or schedule of any account could invoke the function through the same service.",
  types: ["aws_lambda_permission"],
  answers: {
    securityHub: ["Lambda.1"],
    checkov: ["CKV_AWS_301", "CKV_AWS_364"],
    trivy: ["AWS-0067"],
    kics: ["ad9dabc7", "e08ed7eb", "75ec6890"],
  },
  notDeployed: [
    ...notDeployed("functions", "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED"),
    {
      rule: "LAMBDA_INSIDE_VPC",
      reason: "Functions of this project call AWS alone, and are in a network only where an environment gives them one",
    },
  ],
  judge({ values }) {
    if (text(values, "action") !== "lambda:InvokeFunction") return nonCompliant("action is not lambda:InvokeFunction");
    const principal = text(values, "principal");
    if (principal === undefined || principal === "*") return nonCompliant("principal names nobody in particular");
    return text(values, "source_arn") === undefined ? nonCompliant("source_arn names no source") : COMPLIANT;
  },
};
