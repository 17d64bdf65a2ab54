import {
  BackupClient,
  paginateListBackupVaults,
  paginateListRecoveryPointsByBackupVault,
} from "@aws-sdk/client-backup";
import { RecoveryPoint } from "./orphaned-recovery-points";
import { required } from "./required";

/** The vaults whose names begin like this. */
export async function listVaults(backup: BackupClient, prefix: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { BackupVaultList = [] } of paginateListBackupVaults({ client: backup }, {})) {
    names.push(
      ...BackupVaultList.flatMap(({ BackupVaultName = "" }) =>
        BackupVaultName.startsWith(prefix) ? [BackupVaultName] : [],
      ),
    );
  }
  return names;
}

/** What costs nothing yet, or soon no longer. One whose deletion has failed is `EXPIRED`, and costs. */
const PASSING = ["CREATING", "DELETING"];

/** The recovery points of tables in a vault. */
export async function readRecoveryPoints(backup: BackupClient, vault: string, now: Date): Promise<RecoveryPoint[]> {
  const points: RecoveryPoint[] = [];
  const request = { BackupVaultName: vault, ByResourceType: "DynamoDB" };
  for await (const page of paginateListRecoveryPointsByBackupVault({ client: backup }, request)) {
    for (const point of page.RecoveryPoints ?? []) {
      if (PASSING.includes(point.Status ?? "")) continue;
      const arn = required(point.RecoveryPointArn, `the ARN of a recovery point in ${vault}`);
      const coldSince = point.CalculatedLifecycle?.MoveToColdStorageAt;
      points.push({
        arn,
        vault,
        tableArn: required(point.ResourceArn, `the table of ${arn}`),
        created: required(point.CreationDate, `when ${arn} was made`),
        bytes: point.BackupSizeInBytes ?? 0,
        isCold: coldSince !== undefined && coldSince <= now,
        deleteAt: point.CalculatedLifecycle?.DeleteAt,
      });
    }
  }
  return points;
}
