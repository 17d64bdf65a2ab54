import {
  S3BucketLifecycleConfiguration,
  S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { BucketLifecycleRule } from "../../model/bucket";

/** Parts of an upload that is not finished after a week are of no use to anybody. */
const ABORT_AFTER_DAYS = 7;

/** The rule that every bucket has: it holds for all objects. */
function housekeeping(noncurrentDays: number): S3BucketLifecycleConfigurationRule {
  return {
    id: "housekeeping",
    status: "Enabled",
    filter: [{}],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABORT_AFTER_DAYS }],
    // A locked version stays until its lock ends.
    noncurrentVersionExpiration: [{ noncurrentDays }],
  };
}

function ruleOf(rule: BucketLifecycleRule): S3BucketLifecycleConfigurationRule {
  const { transitions = [], expireAfterDays } = rule;
  return {
    id: rule.id,
    status: "Enabled",
    filter: [rule.prefix === undefined ? {} : { prefix: rule.prefix }],
    transition:
      transitions.length === 0
        ? undefined
        : transitions.map(({ afterDays, storageClass }) => ({ days: afterDays, storageClass })),
    expiration: expireAfterDays === undefined ? undefined : [{ days: expireAfterDays }],
  };
}

export interface BucketLifecycleProps {
  readonly bucket: string;
  readonly rules: readonly BucketLifecycleRule[];
  /** Days after which a version that was replaced or deleted goes for good. */
  readonly noncurrentDays: number;
  readonly dependsOn: ITerraformDependable[];
}

/** What becomes of the objects of a bucket, of their old versions and of unfinished uploads. */
export function bucketLifecycle(scope: Construct, props: BucketLifecycleProps): void {
  new S3BucketLifecycleConfiguration(scope, "$lifecycle", {
    bucket: props.bucket,
    // A small object costs more to move than it saves in years; said here, because the default has changed once.
    transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
    rule: [...props.rules.map(ruleOf), housekeeping(props.noncurrentDays)],
    dependsOn: props.dependsOn,
  });
}
