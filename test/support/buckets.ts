import { App } from "cdktf";
import { BucketReplication, ObjectLock } from "../../model/bucket";
import { Environment } from "../../model/environment";
import { bucketNameIn } from "../../model/names";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { ResolvedEnvironment } from "../../model/resolve/resolved";
import { BucketCopies } from "../../modules/bucket/bucket-copies";
import { withoutAccessLogs, withoutTrustCondition } from "../../modules/bucket/bucket-exceptions";
import { PrivateBucket } from "../../modules/bucket/private-bucket";
import { ServiceKey } from "../../modules/service-key/service-key";
import { useThrough } from "../../modules/service-key/use";
import { AcceptedException, EnvironmentStack } from "../../stacks/environment-stack";

const ENVIRONMENT: Environment = {
  name: "buckets",
  stage: "production",
  account: "555555555555",
  region: "eu-west-1",
  costCenter: "tests",
  tables: [],
};

export const COPIES: BucketReplication = {
  bucket: "copies-of-everything",
  region: "eu-central-1",
  kmsKeyArn: "arn:aws:kms:eu-central-1:555555555555:key/0a1b2c3d-0000-0000-0000-000000000000",
};

export interface BucketOptions {
  readonly objectLock?: ObjectLock;
  readonly destination?: BucketReplication;
  readonly accessLogs?: boolean;
}

/** A stack with one bucket that makes use of everything, as stacks do that keep objects. */
export class BucketStack extends EnvironmentStack {
  private readonly exceptions: AcceptedException[] = [];

  constructor(options: BucketOptions = {}) {
    const environment: ResolvedEnvironment = resolveEnvironment(ENVIRONMENT);
    super(new App({ outdir: "not-written", stackTraces: false }), "reports", environment);
    const { account, region } = environment;
    const { objectLock, destination, accessLogs = true } = options;
    const use = [useThrough(environment, ["s3"])];
    const key = new ServiceKey(this, "key", { account, region, alias: "reports", description: "Reports", use });
    const source = new PrivateBucket(this, "reports", {
      account,
      region,
      bucketName: bucketNameIn(environment, "reports"),
      kmsKeyArn: key.arn,
      accessLogs: accessLogs ? { bucket: "logs-of-the-account", prefix: "reports/" } : undefined,
      lifecycle: [
        {
          id: "yearly",
          prefix: "yearly/",
          transitions: [{ afterDays: 90, storageClass: "DEEP_ARCHIVE" }],
          expireAfterDays: 3_650,
        },
        { id: "everything", expireAfterDays: 4_000 },
      ],
      objectLock,
      statements: [
        {
          Sid: "Reports",
          Effect: "Allow",
          Principal: { Service: "reports.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `arn:aws:s3:::${bucketNameIn(environment, "reports")}/yearly/*`,
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
      ],
      preventDestroy: true,
    });
    if (!accessLogs) this.exceptions.push(withoutAccessLogs(source.address));
    if (!destination) return;
    const copies = new BucketCopies(this, "copies", {
      account,
      region,
      source,
      keyAlias: "reports",
      destination,
      roleName: "buckets-reports-replication",
      boundaryArn: environment.access.serviceBoundaryArns.service,
    });
    this.exceptions.push(withoutTrustCondition(copies.roleAddress));
  }

  override get acceptedExceptions(): readonly AcceptedException[] {
    return this.exceptions;
  }
}
