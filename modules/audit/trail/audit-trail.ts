import { Cloudtrail, CloudtrailAdvancedEventSelector } from "@cdktf/provider-aws/lib/cloudtrail";
import { Construct } from "constructs";
import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { EventSelector, ResolvedTrail } from "../../../model/resolve/resolved-audit";
import { LogGroup } from "../../log-group/log-group";
import { ServiceRole } from "../../role/service-role";

export interface AuditTrailProps {
  readonly environment: ResolvedEnvironment;
  readonly trail: ResolvedTrail;
  /** The key of the stack. */
  readonly kmsKeyArn: string;
}

function selectorOf({ name, fields }: EventSelector): CloudtrailAdvancedEventSelector {
  return {
    name,
    fieldSelector: fields.map(({ field, equals, startsWith, notStartsWith }) => ({
      field,
      equalTo: equals && [...equals],
      startsWith: startsWith && [...startsWith],
      notStartsWith: notStartsWith && [...notStartsWith],
    })),
  };
}

/**
 * The trail of an environment: into a bucket, with digests that show whether a file was changed, and into a log group,
 * where it can be searched and watched.
 *
 * Its address is `aws_cloudtrail.trail`.
 */
export class AuditTrail extends Construct {
  readonly logGroupArn: string;

  constructor(scope: Construct, id: string, { environment, trail, kmsKeyArn }: AuditTrailProps) {
    super(scope, id);
    const logs = new LogGroup(this, "$logs", { name: trail.logGroupName, kmsKeyArn });
    const role = new ServiceRole(this, "$role", {
      name: trail.roleName,
      description: "Lets CloudTrail write to the log group of the trail",
      service: "cloudtrail.amazonaws.com",
      // On behalf of this trail alone: any other could name this role as well.
      condition: { StringEquals: { "aws:SourceAccount": environment.account, "aws:SourceArn": trail.arn } },
      statements: trail.roleStatements,
      boundaryArn: environment.access.serviceBoundaryArns.audit,
    });
    new Cloudtrail(this, "$trail", {
      name: trail.trailName,
      s3BucketName: trail.bucketName,
      kmsKeyId: kmsKeyArn,
      enableLogFileValidation: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      cloudWatchLogsGroupArn: `${logs.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      advancedEventSelector: trail.selectors.map(selectorOf),
      dependsOn: [role.ready],
    });
    this.logGroupArn = logs.arn;
  }
}
