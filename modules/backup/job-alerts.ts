import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { Locality, roleArn } from "../../model/arn";

export interface JobAlertsProps extends Locality {
  /** Name of the environment. */
  readonly environmentName: string;
  /** ARN of the environment's vault. */
  readonly vaultArn: string;
  /** ARN of the topic that alerts go to. */
  readonly topicArn: string;
}

/** Jobs of one kind that did not do what they were for. */
interface FailedJobs {
  readonly id: string;
  readonly what: string;
  readonly detailType: string;
  /** What tells the environment's jobs from others in the account, and failed ones from others. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** Where the event says how the job ended: AWS calls it differently for restores. */
  readonly endedAs: "state" | "status";
  /** What the job was about. */
  readonly about: string;
  readonly remedy: string;
}

/** Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html */
function failedJobs({ vaultArn, environmentName, ...locality }: JobAlertsProps): FailedJobs[] {
  return [
    {
      id: "failed_backups",
      what: "backup",
      detailType: "Backup Job State Change",
      detail: { state: ["ABORTED", "EXPIRED", "FAILED", "PARTIAL"], backupVaultArn: [vaultArn] },
      endedAs: "state",
      about: "$.detail.resourceArn",
      remedy: "The table has no backup of this time: make one on demand.",
    },
    {
      id: "failed_copies",
      what: "copy",
      detailType: "Copy Job State Change",
      detail: {
        state: ["FAILED", "PARTIAL"],
        $or: [{ sourceBackupVaultArn: [vaultArn] }, { destinationBackupVaultArn: [vaultArn] }],
      },
      endedAs: "state",
      about: "$.detail.destinationBackupVaultArn",
      remedy: "The backup itself is there, in one place: copy it on demand.",
    },
    {
      id: "failed_restores",
      what: "restore",
      detailType: "Restore Job State Change",
      // A restore names no vault: what tells it is the role that it took.
      detail: { status: ["ABORTED", "FAILED"], iamRoleArn: [{ prefix: roleArn(locality, `${environmentName}-`) }] },
      endedAs: "status",
      about: "$.resources[0]",
      remedy: "No table was restored.",
    },
  ];
}

/**
 * Tells the alert topic of every job of the environment that failed, was aborted, expired or did its work in part.
 *
 * By EventBridge and not by the notifications of a vault: those leave aborted jobs out. There is no dead-letter queue:
 * EventBridge tries for a day to deliver, and whoever had to be told of a full queue would be told through the same topic.
 */
export class JobAlerts extends Construct {
  constructor(scope: Construct, id: string, props: JobAlertsProps) {
    super(scope, id);
    const { environmentName, topicArn } = props;
    for (const jobs of failedJobs(props)) {
      const rule = new CloudwatchEventRule(this, `${jobs.id}$rule`, {
        name: `${environmentName}-backup-${jobs.id.replaceAll("_", "-")}`,
        description: `Jobs of ${environmentName} that should have made a ${jobs.what} and have not`,
        eventPattern: Fn.jsonencode({
          source: ["aws.backup"],
          "detail-type": [jobs.detailType],
          detail: jobs.detail,
        }),
      });
      new CloudwatchEventTarget(this, `${jobs.id}$target`, {
        rule: rule.name,
        arn: topicArn,
        targetId: "alerts",
        inputTransformer: {
          inputPaths: {
            about: jobs.about,
            ended: `$.detail.${jobs.endedAs}`,
            message: "$.detail.statusMessage",
            time: "$.time",
          },
          inputTemplate:
            `"${environmentName}: a ${jobs.what} job ended as <ended> at <time>. About: <about>. ` +
            `AWS Backup says: <message> ${jobs.remedy}"`,
        },
      });
    }
  }
}
