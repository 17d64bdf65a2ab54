import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { Construct } from "constructs";
import { bucketArn, Locality } from "../../model/arn";
import { BucketReplication } from "../../model/bucket";
import { ServiceRole } from "../role/service-role";
import { PrivateBucket } from "./private-bucket";
import { replicationStatements } from "./replication-statements";

export interface BucketCopiesProps extends Locality {
  readonly source: PrivateBucket;
  /** Alias of the key that encrypts the source, without `alias/`. */
  readonly keyAlias: string;
  readonly destination: BucketReplication;
  /** Name of the role that S3 takes: at most 64 characters. */
  readonly roleName: string;
  /** ARN of the ceiling of such roles, which the access stack makes. */
  readonly boundaryArn: string;
}

/**
 * Copies of every new object version in a bucket that somebody else made, encrypted there with a key of that place.
 * Deletions are not copied, so that a deletion by mistake, or by somebody who should not, ends here.
 */
export class BucketCopies extends Construct {
  /** Address of the role, which an accepted exception names: see `withoutTrustCondition`. */
  readonly roleAddress: string;

  constructor(scope: Construct, id: string, props: BucketCopiesProps) {
    super(scope, id);
    const { source, destination } = props;
    const role = new ServiceRole(this, "$role", {
      name: props.roleName,
      description: `Lets S3 copy objects to ${destination.bucket}`,
      service: "s3.amazonaws.com",
      statements: replicationStatements({ ...props, bucketArn: source.arn }, destination),
      boundaryArn: props.boundaryArn,
    });
    this.roleAddress = role.address;
    const changesOwner = destination.account !== undefined && destination.account !== props.account;
    new S3BucketReplicationConfigurationA(this, "$configuration", {
      bucket: source.bucket,
      role: role.arn,
      rule: [
        {
          id: "everything",
          status: "Enabled",
          filter: {},
          deleteMarkerReplication: { status: "Disabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: bucketArn(destination.region, destination.bucket),
            account: changesOwner ? destination.account : undefined,
            accessControlTranslation: changesOwner ? { owner: "Destination" } : undefined,
            encryptionConfiguration: { replicaKmsKeyId: destination.kmsKeyArn },
          },
        },
      ],
      dependsOn: [source.versioning, role.ready],
    });
  }
}
