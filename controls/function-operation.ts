import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks, text } from "./values";
import { notDeployed } from "./not-deployed";

export const functionTracing: Control = {
  id: "function-tracing",
  title: "Every Lambda function is traced",
  why: "A trace shows which call of which service was slow or failed; the log of the function alone does not.",
  types: ["aws_lambda_function"],
  answers: { securityHub: ["Lambda.7"], checkov: ["CKV_AWS_50"], trivy: ["AWS-0066"], kics: ["8152e0cf"] },
  judge({ values }) {
    return text(blocks(values, "tracing_config")[0] ?? {}, "mode") === "Active"
      ? COMPLIANT
      : nonCompliant("the mode of tracing_config is not Active");
  },
};

export const functionDeadLetters: Control = {
  id: "function-dead-letters",
  title: "Every Lambda function has a dead-letter queue",
  why: "An event that a function could not deal with is gone after two more attempts unless something keeps it.",
  types: ["aws_lambda_function"],
  answers: { checkov: ["CKV_AWS_116"] },
  notDeployed: notDeployed("functions", "LAMBDA_DLQ_CHECK"),
  judge({ values }) {
    return text(blocks(values, "dead_letter_config")[0] ?? {}, "target_arn") === undefined
      ? nonCompliant("dead_letter_config names no target")
      : COMPLIANT;
  },
};

export const functionConcurrency: Control = {
  id: "function-concurrency",
  title: "Every Lambda function has a concurrency of its own",
  why: "Without it a function that runs wild takes the account's whole pool from all others, or gets nothing of it.",
  types: ["aws_lambda_function"],
  answers: { checkov: ["CKV_AWS_115"] },
  notDeployed: notDeployed("functions", "LAMBDA_CONCURRENCY_CHECK"),
  judge({ values }) {
    const reserved = values["reserved_concurrent_executions"];
    return typeof reserved === "number" && reserved >= 1
      ? COMPLIANT
      : nonCompliant("reserved_concurrent_executions is not at least 1");
  },
};
