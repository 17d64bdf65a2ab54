import { Cloudtrail, CloudtrailAdvancedEventSelector } from "@cdktf/provider-aws/lib/cloudtrail";
import { Construct } from "constructs";
import { bucketArn } from "../../../model/arn";
import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { EventSelector, ResolvedTrail } from "../../../model/resolve/resolved-trail";
import { PrivateBucket } from "../../bucket/private-bucket";
import { LogGroup } from "../../log-group/log-group";
import { ServiceRole } from "../../role/service-role";
import { trailBucketStatements } from "./bucket-statements";
import { DeliveryTopic } from "./delivery-topic";
import { TrailWatch } from "./trail-watch";

export interface AuditTrailProps {
  readonly environment: ResolvedEnvironment;
  readonly trail: ResolvedTrail;
  /** The key of the stack. */
  readonly kmsKeyArn: string;
  /** Its id: events name it by that. */
  readonly kmsKeyId: string;
}

function selectorOf({ name, fields }: EventSelector): CloudtrailAdvancedEventSelector {
  return {
    name,
    fieldSelector: fields.map(({ field, equals, notEquals, startsWith, notStartsWith }) => ({
      field,
      equalTo: equals && [...equals],
      notEquals: notEquals && [...notEquals],
      startsWith: startsWith && [...startsWith],
      notStartsWith: notStartsWith && [...notStartsWith],
    })),
  };
}

/**
 * The trail of an environment: into a bucket, with digests that show whether a file was changed, and into a log group,
 * where it is searched and watched.
 *
 * Its address is `aws_cloudtrail.trail`.
 */
export class AuditTrail extends Construct {
  readonly address: string;
  /** The bucket, where it is made here. */
  readonly bucket?: PrivateBucket;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { environment, trail, kmsKeyArn, kmsKeyId } = props;
    this.bucket = this.makeBucket(props);
    const { topicName, topicArn, arn: trailArn } = trail;
    const topic = new DeliveryTopic(this, "deliveries", { topicName, topicArn, trailArn, kmsKeyArn });
    const { logGroupName: name, searchableDays: retentionDays } = trail;
    const logs = new LogGroup(this, "$logs", { name, kmsKeyArn, retentionDays });
    const role = this.makeRole(props);
    const made = new Cloudtrail(this, "$trail", {
      name: trail.trailName,
      s3BucketName: this.bucket?.bucket ?? trail.bucket.name,
      kmsKeyId: trail.bucket.kmsKeyArn ?? kmsKeyArn,
      snsTopicName: topic.name,
      enableLogFileValidation: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      cloudWatchLogsGroupArn: `${logs.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      advancedEventSelector: trail.selectors.map(selectorOf),
      // CloudTrail tries what it is told to use when the trail is made.
      dependsOn: [role.ready, topic.ready, ...(this.bucket ? [this.bucket.ready] : [])],
    });
    this.address = `aws_cloudtrail.${made.friendlyUniqueId}`;
    const { topicArn: alertTopicArn } = environment.alerts;
    new TrailWatch(this, "$watch", { trail, logGroupName: logs.name, alertTopicArn, kmsKeyId });
  }

  private makeBucket({ environment, trail, kmsKeyArn }: AuditTrailProps): PrivateBucket | undefined {
    const { account, region, accessLogBucket } = environment;
    const { name, created } = trail.bucket;
    if (!created) return undefined;
    return new PrivateBucket(this, "$bucket", {
      account,
      region,
      bucketName: name,
      kmsKeyArn,
      accessLogs: accessLogBucket === undefined ? undefined : { bucket: accessLogBucket, prefix: `${name}/` },
      lifecycle: [{ id: "retention", expireAfterDays: created.retentionDays }],
      objectLock: created.objectLock,
      statements: trailBucketStatements(bucketArn(region, name), account, trail.arn),
      preventDestroy: created.preventDestroy,
    });
  }

  private makeRole({ environment, trail }: AuditTrailProps): ServiceRole {
    return new ServiceRole(this, "$role", {
      name: trail.roleName,
      description: "Lets CloudTrail write to the log group of the trail",
      service: "cloudtrail.amazonaws.com",
      // On behalf of this trail alone: any other could name this role as well.
      condition: { StringEquals: { "aws:SourceAccount": environment.account, "aws:SourceArn": trail.arn } },
      statements: trail.roleStatements,
      boundaryArn: environment.access.serviceBoundaryArns.audit,
    });
  }
}
