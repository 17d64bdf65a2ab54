import { COMPLIANT, Control, nonCompliant } from "./control";
import { text } from "./values";

export const trailEncryption: Control = {
  id: "trail-encryption",
  title: "What a trail records is encrypted with a customer-managed key",
  why: "A trail holds keys of items and names of people: who may read the bucket is then not enough to read it.",
  types: ["aws_cloudtrail"],
  answers: {
    securityHub: ["CloudTrail.2"],
    checkov: ["CKV_AWS_35"],
    trivy: ["AWS-0015"],
    kics: ["5d9e3164"],
  },
  configRules: [
    {
      identifier: "CLOUD_TRAIL_ENCRYPTION_ENABLED",
      title: "Every trail of the account is encrypted with a key in AWS KMS",
      judges: "account",
      isNeeded: ({ trail }) => trail !== undefined,
    },
  ],
  judge({ values }) {
    return text(values, "kms_key_id") === undefined ? nonCompliant("kms_key_id names no key") : COMPLIANT;
  },
};
