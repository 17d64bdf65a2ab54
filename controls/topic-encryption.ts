import { COMPLIANT, Control, nonCompliant } from "./control";
import { text } from "./values";

export const topicEncryption: Control = {
  id: "topic-encryption",
  title: "Every SNS topic is encrypted with a customer-managed key",
  why: "Alerts name tables, keys and people. AWS's own key for SNS cannot be used by the services that publish them.",
  types: ["aws_sns_topic"],
  answers: {
    securityHub: ["SNS.1"],
    checkov: ["CKV_AWS_26"],
    trivy: ["AWS-0095", "AWS-0136"],
    kics: ["28545147", "b1a72f66"],
  },
  configRules: [
    {
      identifier: "SNS_ENCRYPTED_KMS",
      title: "Every SNS topic is encrypted with a key in AWS KMS, the one that AWS manages included",
      judges: "tagged",
      isNeeded: ({ ownsAlertTopic }) => ownsAlertTopic,
    },
  ],
  judge({ values }) {
    const key = text(values, "kms_master_key_id");
    if (key === undefined) return nonCompliant("kms_master_key_id names no key");
    return key.includes("alias/aws/") ? nonCompliant("kms_master_key_id names a key that AWS manages") : COMPLIANT;
  },
};
