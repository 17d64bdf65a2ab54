import { COMPLIANT, Control, nonCompliant } from "./control";
import { list } from "./values";

export const alarmAction: Control = {
  id: "alarm-action",
  title: "Every alarm tells somebody",
  why: "An alarm without an action changes its colour, and nobody sees it.",
  types: ["aws_cloudwatch_metric_alarm"],
  answers: {
    securityHub: ["CloudWatch.15", "CloudWatch.17"],
    checkov: ["CKV_AWS_319"],
  },
  configRules: [
    {
      identifier: "CLOUDWATCH_ALARM_ACTION_CHECK",
      title: "Every alarm has an action",
      judges: "tagged",
      isNeeded: () => true,
      // An alarm of this project says by itself what missing data mean.
      parameters: () => ({
        alarmActionRequired: "true",
        insufficientDataActionRequired: "false",
        okActionRequired: "false",
      }),
    },
    {
      identifier: "CLOUDWATCH_ALARM_ACTION_ENABLED_CHECK",
      title: "No alarm has its actions switched off",
      judges: "tagged",
      isNeeded: () => true,
    },
  ],
  judge({ values }) {
    if (list(values["alarm_actions"]).length === 0) return nonCompliant("alarm_actions is empty");
    return values["actions_enabled"] === false ? nonCompliant("actions_enabled is false") : COMPLIANT;
  },
};
