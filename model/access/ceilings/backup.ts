import { regionalArn } from "../../arn";
import { BackupPlan } from "../../backup";
import { backupKeyStatements } from "../../backup/key-statements";
import { FILL_ACTIONS, RESTORE_KEY_ACTIONS } from "../../backup/restore-statements";
import { readVaultArn, vaultKeyAlias, vaultName } from "../../backup/names";
import { backupsOf, keepsBackups } from "../../backup/plan-of";
import { Environment } from "../../environment";
import { dataKeyAlias, tableNameIn } from "../../names";
import { Statement } from "../../policy-statement";
import { restoredTableKeyAlias } from "../../restore-tests/names";
import { RESTORED_TEST_TABLE_NAMES } from "../../restored-test-table";
import { Ceiling } from "./ceiling";

const BACKUP_ACTIONS = ["dynamodb:ListTagsOfResource", "dynamodb:StartAwsBackupJob"];

function planOf(environment: Environment): BackupPlan | undefined {
  const backups = backupsOf(environment);
  return backups?.kind === "plan" ? backups : undefined;
}

/** The Regions of the environment's own vaults. */
function vaultRegions(environment: Environment): string[] {
  const second = planOf(environment)?.secondRegion?.region;
  return [environment.region, ...(second === undefined ? [] : [second])];
}

/** A vault of another account may be in another Region than those of the environment. */
function otherVault(environment: Environment) {
  const arn = planOf(environment)?.otherAccount;
  return arn === undefined ? undefined : { arn, ...readVaultArn(arn) };
}

function vaultStatements(environment: Environment): Statement[] {
  const { account, name } = environment;
  const regions = vaultRegions(environment);
  const of = (resource: string) => regions.map((region) => regionalArn("backup", { account, region }, resource));
  const vaults = of(`backup-vault:${vaultName(name)}`);
  return [
    {
      Sid: "Vaults",
      Effect: "Allow",
      Action: ["backup:CopyIntoBackupVault", "backup:DescribeBackupVault"],
      Resource: [...vaults, ...[otherVault(environment)?.arn ?? []].flat()],
    },
    {
      Sid: "Backups",
      Effect: "Allow",
      Action: ["backup:CopyFromBackupVault", "backup:TagResource"],
      Resource: of("recovery-point:*"),
    },
    {
      Sid: "FindTables",
      Effect: "Allow",
      Action: "tag:GetResources",
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": regions } },
    },
  ];
}

function tableStatements(environment: Environment): Statement[] {
  const { account, region, name } = environment;
  const backups = backupsOf(environment);
  const accepted = backups === undefined || backups.kind === "off" ? [] : (backups.acceptsCopiesFrom ?? []);
  const tables = [tableNameIn(name, "*"), RESTORED_TEST_TABLE_NAMES].map((table) =>
    regionalArn("dynamodb", { account, region }, `table/${table}`),
  );
  const sources = accepted.map((from) => regionalArn("dynamodb", { account: from, region: "*" }, "table/*"));
  return [
    { Sid: "Tables", Effect: "Allow", Action: [...BACKUP_ACTIONS, ...FILL_ACTIONS].sort(), Resource: tables },
    {
      Sid: "RestoreTables",
      Effect: "Allow",
      Action: "dynamodb:RestoreTableFromAwsBackup",
      Resource: [...tables, ...sources],
    },
  ];
}

function keyStatements(environment: Environment): Statement[] {
  const { account, name, restoreTests } = environment;
  const tested = restoreTests === undefined ? [] : [restoredTableKeyAlias(name)];
  return backupKeyStatements({
    account,
    regions: vaultRegions(environment),
    aliases: [dataKeyAlias(name, "data"), dataKeyAlias(name, "global_data"), vaultKeyAlias(name), ...tested],
    actions: RESTORE_KEY_ACTIONS,
  });
}

/** AWS Backup: backing up, copying, restoring and testing restores. Nothing here deletes a table or a backup. */
export const backupCeiling: Ceiling = {
  kind: "backup",
  isNeeded: keepsBackups,
  statements: (_guarded, environment) => [
    ...tableStatements(environment),
    ...vaultStatements(environment),
    ...keyStatements(environment),
  ],
  regions: (environment) => {
    const other = otherVault(environment)?.region;
    return [...vaultRegions(environment), ...(other === undefined ? [] : [other])];
  },
};
