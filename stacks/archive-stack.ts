import { App, TerraformOutput } from "cdktf";
import { EXPIRED_ITEMS, lifecycleRuleId, UNREADABLE } from "../model/archive/names";
import { roleArn } from "../model/arn";
import { BucketLifecycleRule } from "../model/bucket";
import { functionLogGroupIn, functionRoleNameIn } from "../model/function-names";
import { ARCHIVE_FUNCTION, EXPORT_CHECK_FUNCTION } from "../model/functions/called-services";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { ResolvedArchive, ResolvedArchived } from "../model/resolve/resolved-archive";
import { denyOtherWriters } from "../modules/archive/archive-statements";
import { ExpiredItems } from "../modules/archive/expired-items";
import { ExportCheck } from "../modules/archive/export-check";
import { TableExports } from "../modules/archive/table-exports";
import { BucketCopies } from "../modules/bucket/bucket-copies";
import { withoutAccessLogs, withoutTrustCondition } from "../modules/bucket/bucket-exceptions";
import { PrivateBucket } from "../modules/bucket/private-bucket";
import { FunctionCode } from "../modules/function/function-code";
import { ServiceKey } from "../modules/service-key/service-key";
import { useForFunctions, useForLogGroups, useThrough } from "../modules/service-key/use";
import { AcceptedException, EnvironmentStack } from "./environment-stack";

function lifecycleRule({ prefix, transitions, retentionDays }: ResolvedArchived): BucketLifecycleRule {
  return { id: lifecycleRuleId(prefix), prefix, transitions, expireAfterDays: retentionDays };
}

/** Where expired items and exports of an environment's tables are kept, and what brings them there. */
export class ArchiveStack extends EnvironmentStack {
  private readonly exceptions: AcceptedException[] = [];

  constructor(
    app: App,
    environment: ResolvedEnvironment,
    private readonly archive: ResolvedArchive,
    code: FunctionCode,
  ) {
    super(app, "archive", environment);
    const key = this.key();
    const bucket = this.bucket(key);
    if (archive.replication) this.copy(bucket, archive.replication);
    if (archive.expiredItems.length > 0) {
      const { bucketName, bucketArn, expiredItems: tables } = archive;
      new ExpiredItems(this, "expired_items", {
        environment,
        code,
        key,
        bucketName,
        bucketArn,
        prefix: EXPIRED_ITEMS,
        unreadablePrefix: UNREADABLE,
        tables,
      });
    }
    if (archive.exports.length > 0) {
      new TableExports(this, "exports", {
        account: environment.account,
        region: environment.region,
        archive,
        kmsKeyArn: key.arn,
        boundaryArn: environment.access.serviceBoundaryArns.archive,
        alertTopicArn: environment.alerts.topicArn,
      });
      new ExportCheck(this, "export_check", { environment, code, key, archive });
    }
    new TerraformOutput(this, "archive_bucket", { description: "Where the archive is", value: bucket.bucket });
    new TerraformOutput(this, "archive_key_arn", { description: "What encrypts the archive", value: key.arn });
  }

  override get acceptedExceptions(): readonly AcceptedException[] {
    return this.exceptions;
  }

  override get content() {
    const { expiredItems, exports } = this.archive;
    return { count: new Set([...expiredItems, ...exports].map(({ tableName }) => tableName)).size, noun: "table" };
  }

  override get notes(): readonly string[] {
    return [...this.archive.notes, ...this.functionNotes];
  }

  private key(): ServiceKey {
    const { environment, archive } = this;
    const functions = [ARCHIVE_FUNCTION, ...(archive.exports.length > 0 ? [EXPORT_CHECK_FUNCTION] : [])];
    return new ServiceKey(this, "key", {
      account: environment.account,
      region: environment.region,
      alias: archive.keyAlias,
      description: `The archive of ${environment.name}, its queues, its functions and their logs`,
      use: [
        useThrough(environment, ["s3", "sqs", "lambda"]),
        useForFunctions(environment),
        useForLogGroups(
          environment,
          functions.map((name) => functionLogGroupIn(environment.name, name)),
        ),
      ],
      // What it encrypts has to be readable for as long as it is kept.
      preventDestroy: archive.preventDestroy,
    });
  }

  private bucket(key: ServiceKey): PrivateBucket {
    const { environment, archive } = this;
    const { accessLogBucket } = environment;
    const archiver = roleArn(environment, functionRoleNameIn(environment.name, ARCHIVE_FUNCTION));
    const bucket = new PrivateBucket(this, "archive", {
      account: environment.account,
      region: environment.region,
      bucketName: archive.bucketName,
      kmsKeyArn: key.arn,
      accessLogs:
        accessLogBucket === undefined ? undefined : { bucket: accessLogBucket, prefix: `${archive.bucketName}/` },
      lifecycle: [...archive.expiredItems, ...archive.exports].map(lifecycleRule),
      objectLock: archive.objectLock,
      statements: [denyOtherWriters(archive, [archiver, archive.exportRoleArn])],
      preventDestroy: archive.preventDestroy,
    });
    if (accessLogBucket === undefined) this.exceptions.push(withoutAccessLogs(bucket.address));
    return bucket;
  }

  private copy(source: PrivateBucket, destination: NonNullable<ResolvedArchive["replication"]>): void {
    const { environment, archive } = this;
    const copies = new BucketCopies(this, "copies", {
      account: environment.account,
      region: environment.region,
      source,
      keyAlias: archive.keyAlias,
      destination,
      roleName: archive.replicationRoleName,
      boundaryArn: environment.access.serviceBoundaryArns.archive,
    });
    this.exceptions.push(withoutTrustCondition(copies.roleAddress));
  }
}
