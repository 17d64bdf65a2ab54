import { Locality } from "../arn";
import { Statement } from "../policy-statement";
import { backupKeyStatements } from "./key-statements";
import { recoveryPointArns } from "./names";

export interface BackupPermissions extends Locality {
  readonly tableArns: readonly string[];
  /** Aliases of the keys of the tables and of the vaults. */
  readonly keyAliases: readonly string[];
  /** Every Region with a vault of the environment, its own first. */
  readonly regions: readonly string[];
  /** The environment's vaults. */
  readonly vaultArns: readonly string[];
  /** The vaults that backups are copied to. */
  readonly copyTargets: readonly string[];
}

/** Copies go to the vaults that the environment names, and nowhere else. */
function copyStatements({ copyTargets, ...home }: BackupPermissions): Statement[] {
  if (copyTargets.length === 0) return [];
  return [
    {
      Sid: "CopyIntoVaults",
      Effect: "Allow",
      Action: "backup:CopyIntoBackupVault",
      Resource: copyTargets,
    },
    {
      Sid: "CopyBackupsThere",
      Effect: "Allow",
      Action: "backup:CopyFromBackupVault",
      Resource: recoveryPointArns(home),
      Condition: { "ForAllValues:ArnEquals": { "backup:CopyTargets": copyTargets } },
    },
  ];
}

/**
 * What AWS Backup does to back up tables and copy the backups: what the policy that AWS manages for it
 * (AWSBackupServiceRolePolicyForBackup) allows of DynamoDB with the advanced features, on named tables and vaults only.
 * Without those features a job fails: its backup would not be in the vault's key and could not be copied.
 *
 * Sources: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html,
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html
 */
export function backupStatements(permissions: BackupPermissions): Statement[] {
  const { account, regions, tableArns, vaultArns, keyAliases } = permissions;
  return [
    {
      Sid: "BackUpTables",
      Effect: "Allow",
      Action: ["dynamodb:DescribeTable", "dynamodb:ListTagsOfResource", "dynamodb:StartAwsBackupJob"],
      Resource: tableArns,
    },
    { Sid: "LookAtVaults", Effect: "Allow", Action: "backup:DescribeBackupVault", Resource: vaultArns },
    {
      Sid: "TagBackups",
      Effect: "Allow",
      Action: "backup:TagResource",
      Resource: regions.map((region) => recoveryPointArns({ account, region })),
    },
    {
      // It is about no resource for IAM.
      Sid: "FindTables",
      Effect: "Allow",
      Action: "tag:GetResources",
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": regions } },
    },
    ...copyStatements(permissions),
    ...backupKeyStatements({ account, regions, aliases: keyAliases, actions: ["kms:Decrypt", "kms:GenerateDataKey"] }),
  ];
}
