import { COMPLIANT, Control, nonCompliant } from "./control";
import { text } from "./values";

export const queueEncryption: Control = {
  id: "queue-encryption",
  title: "Every SQS queue is encrypted with a customer-managed key",
  why: "Dead letters can hold whole events; AWS's own key for SQS cannot be used by the services that send them.",
  types: ["aws_sqs_queue"],
  answers: {
    securityHub: ["SQS.1"],
    checkov: ["CKV_AWS_27", "CKV2_AWS_73"],
    trivy: ["AWS-0096", "AWS-0135"],
    kics: ["6e8849c1"],
  },
  judge({ values }) {
    const key = text(values, "kms_master_key_id");
    if (key === undefined) return nonCompliant("kms_master_key_id names no key");
    return key.includes("alias/aws/") ? nonCompliant("kms_master_key_id names a key that AWS manages") : COMPLIANT;
  },
};
