import { partsOf } from "./bucket-parts";
import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks } from "./values";
import { notDeployed } from "./not-deployed";

export const bucketVersioning: Control = {
  id: "bucket-versioning",
  title: "Every bucket keeps the versions of its objects",
  why: "What is overwritten or deleted by mistake can be had back; replication and object lock need versions, too.",
  types: ["aws_s3_bucket"],
  answers: {
    securityHub: ["S3.14"],
    checkov: ["CKV_AWS_21"],
    trivy: ["AWS-0090"],
    kics: ["568a4d22"],
    prowler: ["s3_bucket_object_versioning"],
  },
  notDeployed: notDeployed("buckets", "S3_BUCKET_VERSIONING_ENABLED"),
  judge(bucket, surroundings) {
    const configurations = partsOf(bucket, "aws_s3_bucket_versioning", surroundings).flatMap(({ values }) =>
      blocks(values, "versioning_configuration"),
    );
    return configurations.some(({ status }) => status === "Enabled")
      ? COMPLIANT
      : nonCompliant("no versioning configuration of the bucket is enabled");
  },
};
