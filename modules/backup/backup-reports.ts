import { BackupReportPlan } from "@cdktf/provider-aws/lib/backup-report-plan";
import { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import { Construct } from "constructs";
import { bucketArn, Locality } from "../../model/arn";
import { REPORTS_SERVICE } from "../../model/backup/reports";
import { ResolvedBackupReports } from "../../model/resolve/resolved-backup";
import { PrivateBucket } from "../bucket/private-bucket";
import { Statement } from "../policy/policy-document";
import { ServiceKey } from "../service-key/service-key";
import { useThrough } from "../service-key/use";

/** Days for which reports are kept: auditors ask for a year, and for the one that has just ended. */
const KEPT_DAYS = 400;

export interface BackupReportsProps extends Locality {
  readonly reports: ResolvedBackupReports;
  /** ARN of the framework that is reported on, where there is one. */
  readonly frameworkArn?: string;
  readonly accessLogBucket?: string;
  readonly preventDestroy: boolean;
}

/**
 * Who delivers: the role that AWS Backup has in the account for that, and nobody else.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/create-report-plan-console.html
 */
function delivery(bucket: string, role: string): Statement {
  return {
    Sid: "DeliverReports",
    Effect: "Allow",
    Principal: { AWS: role },
    Action: "s3:PutObject",
    Resource: `${bucket}/*`,
    Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
  };
}

/** What the deliverer does with the key, through S3 alone. */
function keyOfDelivery({ region }: Locality, role: string): Statement {
  return {
    Sid: "EncryptReports",
    Effect: "Allow",
    Principal: { AWS: role },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
    Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
  };
}

/** Reports on jobs, and on the framework's controls, written every day into a bucket. */
export class BackupReports extends Construct {
  /** Address of the bucket, which accepted exceptions name. */
  readonly bucketAddress: string;

  constructor(scope: Construct, id: string, props: BackupReportsProps) {
    super(scope, id);
    const { account, region, reports, frameworkArn, accessLogBucket, preventDestroy } = props;
    // By reference where it is made here: neither S3 nor KMS takes a principal that does not exist.
    const role = reports.createsDeliveryRole
      ? new IamServiceLinkedRole(this, "$role", { awsServiceName: REPORTS_SERVICE }).arn
      : reports.deliveryRoleArn;
    const key = new ServiceKey(this, "$key", {
      account,
      region,
      alias: reports.keyAlias,
      description: `Reports in the bucket ${reports.bucketName}`,
      use: [useThrough(props, ["s3"]), keyOfDelivery(props, role)],
    });
    const bucket = new PrivateBucket(this, "$bucket", {
      account,
      region,
      bucketName: reports.bucketName,
      kmsKeyArn: key.arn,
      accessLogs:
        accessLogBucket === undefined ? undefined : { bucket: accessLogBucket, prefix: `${reports.bucketName}/` },
      lifecycle: [{ id: "old-reports", expireAfterDays: KEPT_DAYS }],
      statements: [delivery(bucketArn(region, reports.bucketName), role)],
      preventDestroy,
    });
    for (const { planName, template } of reports.plans) {
      new BackupReportPlan(this, template.toLowerCase(), {
        name: planName,
        description: `${template} of every day`,
        reportDeliveryChannel: { s3BucketName: bucket.bucket, formats: ["CSV", "JSON"] },
        reportSetting: {
          reportTemplate: template,
          frameworkArns: template.endsWith("COMPLIANCE_REPORT") && frameworkArn ? [frameworkArn] : undefined,
        },
        dependsOn: [bucket.ready],
      });
    }
    this.bucketAddress = bucket.address;
  }
}
