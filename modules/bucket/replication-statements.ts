import { bucketArn, Locality } from "../../model/arn";
import { BucketReplication } from "../../model/bucket";
import { Statement } from "../../model/policy-statement";

/** What is copied: a bucket and the key that encrypts it. */
export interface ReplicationSource extends Locality {
  readonly bucketArn: string;
  readonly kmsKeyArn: string;
}

/** Use of a key through S3 for this bucket alone: with a bucket key, the bucket is what KMS is told. */
function keyUse(sid: string, action: readonly string[], key: string, region: string, bucket: string): Statement {
  return {
    Sid: sid,
    Effect: "Allow",
    Action: action,
    Resource: key,
    Condition: {
      StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, `${bucket}/*`] },
    },
  };
}

/**
 * What the role does that S3 takes to copy objects: read versions here, write copies there.
 * Sources: https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export function replicationStatements(source: ReplicationSource, destination: BucketReplication): Statement[] {
  const copies = bucketArn(destination.region, destination.bucket);
  const changesOwner = destination.account !== undefined && destination.account !== source.account;
  return [
    {
      Sid: "ReadConfiguration",
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: source.bucketArn,
    },
    {
      Sid: "ReadVersions",
      Effect: "Allow",
      Action: [
        "s3:GetObjectLegalHold",
        "s3:GetObjectRetention",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionTagging",
      ],
      Resource: `${source.bucketArn}/*`,
    },
    {
      Sid: "WriteCopies",
      Effect: "Allow",
      // Not s3:ReplicateDelete: what is deleted here stays there.
      Action: [
        ...(changesOwner ? ["s3:ObjectOwnerOverrideToBucketOwner"] : []),
        "s3:ReplicateObject",
        "s3:ReplicateTags",
      ],
      Resource: `${copies}/*`,
    },
    keyUse("DecryptHere", ["kms:Decrypt"], source.kmsKeyArn, source.region, source.bucketArn),
    keyUse("EncryptThere", ["kms:Encrypt", "kms:GenerateDataKey"], destination.kmsKeyArn, destination.region, copies),
  ];
}
