import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { bucketArn, Locality } from "../../model/arn";
import { BucketLifecycleRule, ObjectLock } from "../../model/bucket";
import { addComment } from "../element-comment";
import { policyDocument, Statement } from "../policy/policy-document";
import { bucketLifecycle } from "./bucket-lifecycle";
import { bucketPolicy } from "./bucket-policy";

export interface PrivateBucketProps extends Locality {
  /** At most 63 characters; see `bucketNameIn`. */
  readonly bucketName: string;
  /** ARN of the customer-managed key that encrypts the objects. */
  readonly kmsKeyArn: string;
  /**
   * Where S3 writes who read and wrote objects: an existing bucket of the account and Region.
   * @default - nowhere; the stack accepts that with `withoutAccessLogs`
   */
  readonly accessLogs?: { readonly bucket: string; readonly prefix: string };
  /**
   * What becomes of objects as they age. That unfinished uploads and old versions go is added.
   * @default - objects stay
   */
  readonly lifecycle?: readonly BucketLifecycleRule[];
  /**
   * Days after which a version that was replaced or deleted goes for good.
   * @default 30
   */
  readonly noncurrentDays?: number;
  /**
   * @default - versions can be deleted
   */
  readonly objectLock?: ObjectLock;
  /**
   * What services may do here, each with `aws:SourceAccount` or `aws:SourceArn`. The denial of requests without TLS is
   * added.
   * @default - nothing
   */
  readonly statements?: readonly Statement[];
  /** Whether Terraform refuses every plan that would delete the bucket. */
  readonly preventDestroy: boolean;
}

/**
 * A bucket that only principals of its account and named services reach: encrypted with a customer-managed key,
 * versioned, without ACLs, over TLS only. Its events go to EventBridge.
 */
export class PrivateBucket extends Construct {
  readonly arn: string;
  /** Name of the bucket, by reference: known in a plan, and in the right order. */
  readonly bucket: string;
  /** What must be there before a service is told to write: its policy. */
  readonly ready: ITerraformDependable;
  /** Address of the bucket, which accepted exceptions name. */
  readonly address: string;
  /** That versions are kept: what replicates the bucket needs it first. */
  readonly versioning: ITerraformDependable;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { bucketName, objectLock } = props;
    const bucket = new S3Bucket(this, "$bucket", {
      bucket: bucketName,
      objectLockEnabled: objectLock === undefined ? undefined : true,
      lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
    });
    this.bucket = bucket.bucket;
    this.arn = bucketArn(props.region, bucketName);
    this.address = `aws_s3_bucket.${bucket.friendlyUniqueId}`;
    const ownership = this.close();
    this.encrypt(props.kmsKeyArn);
    this.versioning = new S3BucketVersioningA(this, "$versioning", {
      bucket: this.bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    if (objectLock) this.lock(objectLock);
    bucketLifecycle(this, {
      bucket: this.bucket,
      rules: props.lifecycle ?? [],
      noncurrentDays: props.noncurrentDays ?? 30,
      dependsOn: [this.versioning],
    });
    new S3BucketNotification(this, "$events", { bucket: this.bucket, eventbridge: true });
    this.ready = new S3BucketPolicy(this, "$policy", {
      bucket: this.bucket,
      policy: policyDocument(bucketPolicy(this.arn, props.statements ?? [])),
      // S3 refuses changes of a bucket that come at the same time.
      dependsOn: [ownership],
    });
    if (props.accessLogs) {
      const { bucket: targetBucket, prefix: targetPrefix } = props.accessLogs;
      new S3BucketLoggingA(this, "$access_logs", { bucket: this.bucket, targetBucket, targetPrefix });
    }
  }

  private close(): ITerraformDependable {
    const block = new S3BucketPublicAccessBlock(this, "$public_access", {
      bucket: this.bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    return new S3BucketOwnershipControls(this, "$ownership", {
      bucket: this.bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
      dependsOn: [block],
    });
  }

  private encrypt(kmsMasterKeyId: string): void {
    new S3BucketServerSideEncryptionConfigurationA(this, "$encryption", {
      bucket: this.bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId },
          // One call to KMS for many objects.
          bucketKeyEnabled: true,
        },
      ],
    });
  }

  private lock({ mode, days }: ObjectLock): void {
    const lock = new S3BucketObjectLockConfigurationA(this, "$lock", {
      bucket: this.bucket,
      rule: { defaultRetention: { mode: mode.toUpperCase(), days } },
      // Made after versioning and gone before it: S3 refuses the other order.
      dependsOn: [this.versioning],
    });
    if (mode === "compliance") addComment(lock, "Nobody can delete a version before its time, or shorten the time.");
  }
}
