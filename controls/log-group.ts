import { COMPLIANT, Control, nonCompliant } from "./control";
import { text } from "./values";
import { notDeployed } from "./not-deployed";

/** A year, in days: what audits ask for. */
const SHORTEST = 365;

export const logGroupRetention: Control = {
  id: "log-group-retention",
  title: "Every log group is kept for at least a year, and not for ever",
  why: "An incident is often found months later; what is kept for ever is paid for ever.",
  types: ["aws_cloudwatch_log_group"],
  answers: {
    securityHub: ["CloudWatch.16"],
    checkov: ["CKV_AWS_66", "CKV_AWS_338"],
  },
  notDeployed: notDeployed("logGroups", "CW_LOGGROUP_RETENTION_PERIOD_CHECK"),
  judge({ values }) {
    const days = values["retention_in_days"];
    return typeof days === "number" && days >= SHORTEST
      ? COMPLIANT
      : nonCompliant(`retention_in_days is not at least ${SHORTEST}`);
  },
};

export const logGroupEncryption: Control = {
  id: "log-group-encryption",
  title: "Every log group is encrypted with a customer-managed key",
  why: "Logs name tables, keys and people; only such a key can be withdrawn, and its use is in CloudTrail.",
  types: ["aws_cloudwatch_log_group"],
  answers: { checkov: ["CKV_AWS_158"], trivy: ["AWS-0017"] },
  notDeployed: notDeployed("logGroups", "CLOUDWATCH_LOG_GROUP_ENCRYPTED"),
  judge({ values }) {
    return text(values, "kms_key_id") === undefined ? nonCompliant("kms_key_id names no key") : COMPLIANT;
  },
};
