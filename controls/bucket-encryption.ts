import { partsOf } from "./bucket-parts";
import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks, text } from "./values";
import { notDeployed } from "./not-deployed";

export const bucketEncryption: Control = {
  id: "bucket-encryption",
  title: "Every bucket encrypts objects with a customer-managed key, and with a bucket key",
  why: "Only such a key can be withdrawn, and its policy decides who reads. Without a bucket key each object is a call to KMS.",
  types: ["aws_s3_bucket"],
  answers: {
    securityHub: ["S3.17"],
    checkov: ["CKV_AWS_19", "CKV_AWS_145"],
    trivy: ["AWS-0088", "AWS-0132"],
    prowler: ["s3_bucket_default_encryption", "s3_bucket_kms_encryption"],
  },
  notDeployed: notDeployed("buckets", "S3_DEFAULT_ENCRYPTION_KMS", "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED"),
  judge(bucket, surroundings) {
    const rules = partsOf(bucket, "aws_s3_bucket_server_side_encryption_configuration", surroundings).flatMap(
      ({ values }) => blocks(values, "rule"),
    );
    const [rule] = rules;
    if (rule === undefined) return nonCompliant("no encryption configuration names the bucket");
    const [encryption = {}] = blocks(rule, "apply_server_side_encryption_by_default");
    if (text(encryption, "sse_algorithm")?.startsWith("aws:kms") !== true) {
      return nonCompliant("objects are not encrypted with a key of KMS");
    }
    const key = text(encryption, "kms_master_key_id");
    if (key === undefined) return nonCompliant("kms_master_key_id names no key");
    if (key.includes("alias/aws/")) return nonCompliant("kms_master_key_id names a key that AWS manages");
    return rule["bucket_key_enabled"] === true ? COMPLIANT : nonCompliant("bucket_key_enabled is not true");
  },
};
