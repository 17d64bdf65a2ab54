import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks, text } from "./values";

export const functionLogs: Control = {
  id: "function-logs",
  title: "Every Lambda function writes JSON to a log group that is made with it",
  why: "A log group that Lambda makes by itself keeps everything for ever, under a key of AWS; text cannot be searched.",
  types: ["aws_lambda_function"],
  answers: {},
  judge({ values }, surroundings) {
    const logging = blocks(values, "logging_config")[0] ?? {};
    if (text(logging, "log_format") !== "JSON") return nonCompliant("log_format is not JSON");
    const group = text(logging, "log_group");
    if (group === undefined) return nonCompliant("log_group names no log group");
    return surroundings.where("aws_cloudwatch_log_group", "name", group).length > 0
      ? COMPLIANT
      : nonCompliant(`the log group ${group} is not made here`);
  },
};
