import { everyKey } from "../../model/access/key-use";
import { bucketArn, Locality } from "../../model/arn";
import { BucketReplication } from "../../model/bucket";
import { Conditions, Statement } from "../../model/policy-statement";

/** What is copied: a bucket and the key that encrypts it. */
export interface ReplicationSource extends Locality {
  readonly bucketArn: string;
  /** Alias of the key, without `alias/`. */
  readonly keyAlias: string;
}

/** Use of a key through S3 for this bucket alone: with a bucket key, the bucket is what KMS is told. */
function throughS3(region: string, bucket: string): Conditions {
  return {
    StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
    StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, `${bucket}/*`] },
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
    {
      Sid: "DecryptHere",
      Effect: "Allow",
      Action: "kms:Decrypt",
      // By its alias: its id is not known before the apply, and a plan should show the whole policy.
      Resource: everyKey(source.account, [source.region]),
      Condition: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": [`alias/${source.keyAlias}`] },
        ...throughS3(source.region, source.bucketArn),
      },
    },
    {
      Sid: "EncryptThere",
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:GenerateDataKey"],
      Resource: destination.kmsKeyArn,
      Condition: throughS3(destination.region, copies),
    },
  ];
}
