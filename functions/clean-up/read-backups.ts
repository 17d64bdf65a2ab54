import { DynamoDBClient, ListBackupsCommand } from "@aws-sdk/client-dynamodb";
import { NativeBackup } from "./expired-backups";
import { required } from "./required";

/**
 * The on-demand backups that people and programs made with DynamoDB itself. Those of AWS Backup have another type, and
 * their vault's lifecycle; those that DynamoDB makes when a table is deleted expire by themselves.
 */
export async function readBackups(dynamodb: DynamoDBClient): Promise<NativeBackup[]> {
  const backups: NativeBackup[] = [];
  let ExclusiveStartBackupArn: string | undefined;
  do {
    const page = await dynamodb.send(new ListBackupsCommand({ BackupType: "USER", ExclusiveStartBackupArn }));
    for (const backup of page.BackupSummaries ?? []) {
      const arn = required(backup.BackupArn, "the ARN of a backup");
      // Asked for one type, and not trusting that nothing else comes: what is deleted is gone.
      if (backup.BackupType !== "USER") continue;
      backups.push({
        arn,
        name: required(backup.BackupName, `the name of ${arn}`),
        tableName: required(backup.TableName, `the table of ${arn}`),
        tableId: required(backup.TableId, `the id of the table of ${arn}`),
        created: required(backup.BackupCreationDateTime, `when ${arn} was made`),
        bytes: backup.BackupSizeBytes ?? 0,
        status: required(backup.BackupStatus, `the status of ${arn}`),
      });
    }
    ExclusiveStartBackupArn = page.LastEvaluatedBackupArn;
  } while (ExclusiveStartBackupArn !== undefined);
  return backups;
}
