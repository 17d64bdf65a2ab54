import { partsOf } from "./bucket-parts";
import { COMPLIANT, Control, nonCompliant } from "./control";
import { text } from "./values";
import { notDeployed } from "./not-deployed";

export const bucketAccessLogs: Control = {
  id: "bucket-access-logs",
  title: "S3 writes down who read and wrote the objects of every bucket",
  why: "Without it nobody can tell afterwards what was taken. The bucket that the logs go to must be another one.",
  types: ["aws_s3_bucket"],
  answers: {
    securityHub: ["S3.9"],
    checkov: ["CKV_AWS_18"],
    trivy: ["AWS-0089"],
    kics: ["f861041c"],
    prowler: ["s3_bucket_server_access_logging_enabled"],
  },
  notDeployed: notDeployed("buckets", "S3_BUCKET_LOGGING_ENABLED"),
  judge(bucket, surroundings) {
    const logs = partsOf(bucket, "aws_s3_bucket_logging", surroundings);
    if (logs.length === 0) return nonCompliant("access logs go nowhere");
    const own = [`\${${bucket.address}.bucket}`, `\${${bucket.address}.id}`, text(bucket.values, "bucket")];
    // Each log that is delivered would make the next one.
    return logs.some(({ values }) => own.includes(text(values, "target_bucket")))
      ? nonCompliant("access logs go to the bucket itself")
      : COMPLIANT;
  },
};
