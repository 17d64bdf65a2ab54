import { partsOf } from "./bucket-parts";
import { COMPLIANT, Control, nonCompliant } from "./control";
import { notDeployed } from "./not-deployed";

const SWITCHES = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

export const bucketPublicAccess: Control = {
  id: "bucket-public-access",
  title: "Every bucket blocks public access, in all four ways",
  why: "One mistaken policy or ACL otherwise shows archives, reports and logs to everybody.",
  types: ["aws_s3_bucket"],
  answers: {
    securityHub: ["S3.2", "S3.3", "S3.8"],
    checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV2_AWS_6"],
    trivy: ["AWS-0086", "AWS-0087", "AWS-0091", "AWS-0093", "AWS-0094"],
    kics: ["1a4bc881", "4fa66806", "1ec253ab"],
    prowler: ["s3_bucket_level_public_access_block", "s3_bucket_public_access"],
  },
  notDeployed: notDeployed(
    "buckets",
    "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
    "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
  ),
  judge(bucket, surroundings) {
    const blocks = partsOf(bucket, "aws_s3_bucket_public_access_block", surroundings);
    if (blocks.length === 0) return nonCompliant("no public access block names the bucket");
    const open = SWITCHES.filter((name) => !blocks.every(({ values }) => values[name] === true));
    return open.length === 0 ? COMPLIANT : nonCompliant(`${open.join(", ")} is not true`);
  },
};
