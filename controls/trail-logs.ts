import { COMPLIANT, Control, nonCompliant } from "./control";
import { text } from "./values";

export const trailLogs: Control = {
  id: "trail-logs",
  title: "A trail writes to CloudWatch Logs as well",
  why: "Files in a bucket are read when it is too late. Alarms and searches need the events where they can be counted.",
  types: ["aws_cloudtrail"],
  answers: {
    securityHub: ["CloudTrail.5"],
    checkov: ["CKV2_AWS_10"],
    trivy: ["AWS-0162"],
    kics: ["17b30f8f"],
    lens: ["DDBSEC4_4"],
  },
  configRules: [
    {
      identifier: "CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED",
      title: "Every trail of the account writes to CloudWatch Logs as well",
      judges: "account",
      isNeeded: ({ trail }) => trail !== undefined,
    },
  ],
  judge({ values }) {
    const group = text(values, "cloud_watch_logs_group_arn");
    if (group === undefined) return nonCompliant("cloud_watch_logs_group_arn names no log group");
    // CloudTrail takes the ARN with every stream; Terraform does not complain about another one before AWS does.
    if (!group.endsWith(":*")) return nonCompliant("cloud_watch_logs_group_arn does not end in `:*`");
    return text(values, "cloud_watch_logs_role_arn") === undefined
      ? nonCompliant("cloud_watch_logs_role_arn names no role")
      : COMPLIANT;
  },
};
