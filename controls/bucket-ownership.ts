import { partsOf } from "./bucket-parts";
import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks } from "./values";
import { notDeployed } from "./not-deployed";

export const bucketOwnership: Control = {
  id: "bucket-ownership",
  title: "Every bucket owns its objects, and has no ACLs",
  why: "With ACLs each object has rules of its own that no policy shows, and its writer may own it instead of you.",
  types: ["aws_s3_bucket"],
  answers: {
    securityHub: ["S3.12"],
    checkov: ["CKV2_AWS_65", "CKV_AWS_20", "CKV_AWS_57"],
    prowler: ["s3_bucket_acl_prohibited"],
  },
  notDeployed: notDeployed("buckets", "S3_BUCKET_ACL_PROHIBITED"),
  judge(bucket, surroundings) {
    const rules = partsOf(bucket, "aws_s3_bucket_ownership_controls", surroundings).flatMap(({ values }) =>
      blocks(values, "rule"),
    );
    return rules.some((rule) => rule["object_ownership"] === "BucketOwnerEnforced")
      ? COMPLIANT
      : nonCompliant("object_ownership is not BucketOwnerEnforced");
  },
};
