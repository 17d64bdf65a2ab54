import { partsOf } from "./bucket-parts";
import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks, text } from "./values";
import { notDeployed } from "./not-deployed";

type Rule = Readonly<Record<string, unknown>>;

/** A rule for all objects: without a prefix, and without a filter that says something. */
function isUnfiltered(rule: Rule): boolean {
  const says = (value: unknown): boolean =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== "";
  return (
    text(rule, "prefix") === undefined && !blocks(rule, "filter").some((filter) => Object.values(filter).some(says))
  );
}

const days = (rule: Rule, block: string, argument: string) => Number(blocks(rule, block)[0]?.[argument] ?? 0);

export const bucketLifecycle: Control = {
  id: "bucket-lifecycle",
  title: "Every bucket ends unfinished uploads and old versions by itself",
  why: "Both are paid for and in no listing of objects. Versions that stay for ever also outlive the retention you promised.",
  types: ["aws_s3_bucket"],
  answers: {
    securityHub: ["S3.10", "S3.13"],
    checkov: ["CKV2_AWS_61", "CKV_AWS_300"],
    prowler: ["s3_bucket_lifecycle_enabled"],
  },
  notDeployed: notDeployed("buckets", "S3_LIFECYCLE_POLICY_CHECK", "S3_VERSION_LIFECYCLE_POLICY_CHECK"),
  judge(bucket, surroundings) {
    const rules = partsOf(bucket, "aws_s3_bucket_lifecycle_configuration", surroundings)
      .flatMap(({ values }) => blocks(values, "rule"))
      .filter((rule) => rule["status"] === "Enabled" && isUnfiltered(rule));
    if (!rules.some((rule) => days(rule, "abort_incomplete_multipart_upload", "days_after_initiation") > 0)) {
      return nonCompliant("no rule for all objects aborts unfinished uploads");
    }
    return rules.some((rule) => days(rule, "noncurrent_version_expiration", "noncurrent_days") > 0)
      ? COMPLIANT
      : nonCompliant("no rule for all objects ends noncurrent versions");
  },
};
