import {
  type BackupClient,
  DescribeRecoveryPointCommand,
  DescribeRestoreJobCommand,
  type DescribeRestoreJobOutput,
  paginateListRestoreJobs,
  paginateListRestoreTestingSelections,
  PutRestoreValidationResultCommand,
  type RestoreJobsListMember,
} from "@aws-sdk/client-backup";
import type { RestoreJobs } from "./ports";
import type { RestoreJob } from "./restore-job";

/** The name of the vault in its ARN: `arn:aws:backup:<region>:<account>:backup-vault:<name>`. */
function vaultNameIn(arn: string | undefined): string | undefined {
  return arn?.split(":backup-vault:")[1];
}

function jobOf(job: DescribeRestoreJobOutput | RestoreJobsListMember): RestoreJob {
  const { RestoreJobId: id, Status: status, RecoveryPointArn: recoveryPointArn, CreationDate: createdAt } = job;
  if (id === undefined || status === undefined || recoveryPointArn === undefined || createdAt === undefined) {
    throw new Error(`AWS Backup describes a restore job only in part: ${JSON.stringify(job)}`);
  }
  return {
    id,
    status,
    statusMessage: job.StatusMessage,
    planArn: job.CreatedBy?.RestoreTestingPlanArn,
    recoveryPointArn,
    vaultName: vaultNameIn(job.BackupVaultArn),
    sourceArn: job.SourceResourceArn,
    createdArn: job.CreatedResourceArn,
    createdAt,
    completedAt: job.CompletionDate,
    validation: job.ValidationStatus,
  };
}

/**
 * The restore jobs of AWS Backup.
 * @param vaultName the vault of the restore tests, for jobs that do not name theirs
 */
export function restoreJobsOf(client: BackupClient, vaultName: string): RestoreJobs {
  return {
    async describe(id) {
      return jobOf(await client.send(new DescribeRestoreJobCommand({ RestoreJobId: id })));
    },
    async recoveryPointOf(job) {
      const { recoveryPointArn: RecoveryPointArn } = job;
      const BackupVaultName = job.vaultName ?? vaultName;
      const point = await client.send(new DescribeRecoveryPointCommand({ BackupVaultName, RecoveryPointArn }));
      const { BackupSizeInBytes: sizeBytes, CreationDate: createdAt, ResourceArn: sourceArn } = point;
      return { arn: RecoveryPointArn, sizeBytes, createdAt, sourceArn };
    },
    async *since(moment) {
      const input = { ByCreatedAfter: moment, ByResourceType: "DynamoDB", ByStatus: "COMPLETED" as const };
      for await (const { RestoreJobs: jobs = [] } of paginateListRestoreJobs({ client }, input)) {
        yield* jobs.map(jobOf);
      }
    },
    async testedSince(plans) {
      const since = new Map<string, Date>();
      for (const RestoreTestingPlanName of plans) {
        const pages = paginateListRestoreTestingSelections({ client }, { RestoreTestingPlanName });
        for await (const { RestoreTestingSelections: selections = [] } of pages) {
          for (const { RestoreTestingSelectionName: name, CreationTime: made } of selections) {
            if (name !== undefined && made !== undefined) since.set(name, made);
          }
        }
      }
      return since;
    },
    async report({ id }, status, message) {
      await client.send(
        new PutRestoreValidationResultCommand({
          RestoreJobId: id,
          ValidationStatus: status,
          ValidationStatusMessage: message,
        }),
      );
    },
  };
}
