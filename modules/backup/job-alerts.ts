import { Fn } from "cdktf";
import { Construct } from "constructs";
import { Locality, roleArn } from "../../model/arn";
import { restoreRoleName } from "../../model/backup/names";
import { eventAlert, PlainPath } from "../../model/event-alert";
import { restoreTestRoleName } from "../../model/restore-tests/names";
import { EventAlerts } from "../alerts/event-alerts";

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
  /** Where the event names the job. */
  readonly job: PlainPath;
  /** What else the event has, in every state, of what the job was about. */
  readonly about: Readonly<Record<string, PlainPath>>;
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
      job: "$.detail.backupJobId",
      about: { resource: "$.detail.resourceArn" },
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
      job: "$.detail.copyJobId",
      about: { resource: "$.detail.resourceArn", destination: "$.detail.destinationBackupVaultArn" },
      remedy: "The backup itself is there, in one place: copy it on demand.",
    },
    {
      id: "failed_restores",
      what: "restore",
      detailType: "Restore Job State Change",
      // A restore names no vault: what tells it is the role that it took. By its whole name, since "dev-a" begins like "dev".
      detail: {
        status: ["ABORTED", "FAILED"],
        iamRoleArn: [restoreRoleName(environmentName), restoreTestRoleName(environmentName)].map((name) =>
          roleArn(locality, name),
        ),
      },
      endedAs: "status",
      job: "$.detail.restoreJobId",
      about: {},
      remedy: "No table was restored.",
    },
  ];
}

/** The words of an alert. What AWS Backup says of the job is free text, and stands in the event. */
function alertOn({ what, endedAs, job, about, remedy }: FailedJobs, environmentName: string) {
  const facts = ["job <job>", ...Object.keys(about).map((name) => `${name} <${name}>`)].join(", ");
  const sentence =
    `${environmentName}: a ${what} job ended as <ended> at <time>: ${facts}. ${remedy} ` +
    "What AWS Backup says of it is the statusMessage in the event.";
  return eventAlert(sentence, { ended: `$.detail.${endedAs}`, time: "$.time", job, ...about });
}

/**
 * Tells the alert topic of every job of the environment that failed, was aborted, expired or did its work in part.
 *
 * By EventBridge and not by the notifications of a vault: those leave aborted jobs out.
 */
export class JobAlerts extends Construct {
  constructor(scope: Construct, id: string, props: JobAlertsProps) {
    super(scope, id);
    const { environmentName, topicArn } = props;
    for (const jobs of failedJobs(props)) {
      const { what, detail } = jobs;
      new EventAlerts(this, jobs.id, {
        name: `${environmentName}-backup-${jobs.id.replaceAll("_", "-")}`,
        description: `Jobs of ${environmentName} that should have made a ${what} and have not`,
        eventPattern: Fn.jsonencode({ source: ["aws.backup"], "detail-type": [jobs.detailType], detail }),
        alert: alertOn(jobs, environmentName),
        topicArn,
        otherwise: `AWS Backup lists the ${what} jobs of the last 30 days.`,
      });
    }
  }
}
