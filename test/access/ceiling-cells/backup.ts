import { backupsOf } from "../../../model/backup/plan-of";
import { Environment } from "../../../model/environment";
import { Cell, ELSEWHERE } from "../consumer-cells";
import { Request } from "../engine";
import { overTheWire } from "../requests";
import { BEYOND, cellsUnder } from "./administrator";
import { restoredTableKeyCells } from "./restore-tests";

const STRANGER = "999999999999";
const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** What the plan of the environment names beside its own account and Region. */
function destinationsOf(environment: Environment) {
  const backups = backupsOf(environment);
  const { secondRegion, otherAccount } =
    backups?.kind === "plan" ? backups : { secondRegion: undefined, otherAccount: undefined };
  return { second: secondRegion?.region, other: otherAccount };
}

function tableCells(environment: Environment): Cell[] {
  const { name, account, region } = environment;
  const cell = cellsUnder("backup", environment);
  const table = (label: string, owner = account, where = region) => `arn:aws:dynamodb:${where}:${owner}:table/${label}`;
  const [ours, tested] = [table(`${name}-sessions`), table("awsbackup-restore-test-1234")];
  const fill = ["BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"];
  const allowed = ["DescribeTable", "ListTagsOfResource", "StartAwsBackupJob", "RestoreTableFromAwsBackup", ...fill];
  const refused = ["CreateBackup", "DeleteTable", "UpdateTable", "PartiQLSelect", "PutResourcePolicy"];
  return [
    ...allowed.flatMap((action) => [
      cell(`dynamodb:${action}`, ours, "allowed"),
      cell(`dynamodb:${action}`, tested, "allowed"),
      cell(`dynamodb:${action}`, table("other-sessions"), BEYOND),
      cell(`dynamodb:${action}`, table(`${name}-sessions`, account, ELSEWHERE), BEYOND),
    ]),
    ...refused.map((action) => cell(`dynamodb:${action}`, ours, BEYOND)),
    cell("dynamodb:DeleteBackup", `${ours}/backup/01489602797149-73d8d5bc`, BEYOND),
    cell("dynamodb:GetItem", ours, "denied by boundary, resource", { "aws:SecureTransport": "false" }),
    cell("dynamodb:GetItem", ours, "denied by resource", {
      "aws:SecureTransport": "false",
      "aws:ViaAWSService": "true",
    }),
    cell(
      "dynamodb:GetItem",
      table(`${name}-sessions`, account, ELSEWHERE),
      "denied by boundary",
      overTheWire(environment, ELSEWHERE),
    ),
  ];
}

function vaultCells(environment: Environment): Cell[] {
  const { name, account, region } = environment;
  const cell = cellsUnder("backup", environment);
  const { second, other } = destinationsOf(environment);
  const vault = (label: string, owner = account, where = region) =>
    `arn:aws:backup:${where}:${owner}:backup-vault:${label}`;
  const backup = (owner = account, where = region) => `arn:aws:backup:${where}:${owner}:recovery-point:1234`;
  const refused = ["DeleteRecoveryPoint", "UpdateRecoveryPointLifecycle", "StartRestoreJob"];
  const onVault = ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"];
  const onBackup = ["backup:TagResource", "backup:CopyFromBackupVault"];
  const there = second === undefined ? {} : overTheWire(environment, second);
  return [
    ...onVault.flatMap((action) => [
      cell(action, vault(`${name}-backup`), "allowed"),
      cell(action, vault("other-backup"), BEYOND),
      cell(action, vault(`${name}-backup`, STRANGER), BEYOND),
      ...(second === undefined ? [] : [cell(action, vault(`${name}-backup`, account, second), "allowed", there)]),
      ...(other === undefined ? [] : [cell(action, other, "allowed")]),
    ]),
    ...onBackup.flatMap((action) => [
      cell(action, backup(), "allowed"),
      cell(action, backup(STRANGER), BEYOND),
      ...(second === undefined ? [] : [cell(action, backup(account, second), "allowed", there)]),
    ]),
    ...refused.map((action) => cell(`backup:${action}`, backup(), BEYOND)),
    cell("backup:PutBackupVaultAccessPolicy", vault(`${name}-backup`), BEYOND),
    cell("backup:DeleteBackupVault", vault(`${name}-backup`), BEYOND),
    cell("tag:GetResources", "*", "allowed"),
    cell("tag:GetResources", "*", BEYOND, { ...overTheWire(environment, ELSEWHERE), "aws:ViaAWSService": "true" }),
    cell("tag:GetResources", "*", "denied by boundary", overTheWire(environment, ELSEWHERE)),
    cell("tag:TagResources", "*", BEYOND),
  ];
}

function keyCells(environment: Environment, aliases: readonly string[]): Cell[] {
  const { name, account, region } = environment;
  const cell = cellsUnder("backup", environment);
  const ours = `arn:aws:kms:${region}:${account}:${KEY}`;
  const key = (alias: string, context: Request["context"] = {}) => ({
    "kms:CallerAccount": account,
    "kms:ResourceAliases": [alias],
    "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
    ...context,
  });
  const throughS3 = { "kms:ViaService": `s3.${region}.amazonaws.com` };
  const forService = { "kms:GrantIsForAWSResource": "true" };
  const vaultKey = `alias/${name}-backup-vault`;
  const stranger = "alias/somebody-elses";
  return [
    ...[...aliases, vaultKey].flatMap((alias) => [
      cell("kms:Decrypt", ours, "allowed", key(alias)),
      cell("kms:GenerateDataKey", ours, "allowed", key(alias)),
      cell("kms:CreateGrant", ours, "allowed", key(alias, forService)),
      cell("kms:DescribeKey", ours, "allowed", key(alias)),
      cell("kms:Decrypt", ours, `${BEYOND}, resource`, key(alias, throughS3)),
      cell("kms:ScheduleKeyDeletion", ours, BEYOND, key(alias)),
      cell("kms:Decrypt", `arn:aws:kms:${region}:${STRANGER}:${KEY}`, BEYOND, key(alias)),
    ]),
    cell("kms:Decrypt", ours, "allowed", key(vaultKey, { "kms:ViaService": `backup.${region}.amazonaws.com` })),
    cell("kms:CreateGrant", ours, `${BEYOND}, resource`, key(vaultKey, { "kms:GrantIsForAWSResource": "false" })),
    cell("kms:RevokeGrant", ours, BEYOND, key(vaultKey, forService)),
    cell("kms:DescribeKey", ours, BEYOND, key(stranger)),
    cell("kms:Decrypt", ours, BEYOND, key(stranger)),
    cell("kms:CreateGrant", ours, BEYOND, key(stranger, forService)),
    cell("kms:CreateGrant", `arn:aws:kms:${region}:${STRANGER}:${KEY}`, BEYOND, key(vaultKey, forService)),
    cell("kms:DescribeKey", `arn:aws:kms:${region}:${STRANGER}:${KEY}`, BEYOND, key(vaultKey)),
  ];
}

/** AWS Backup: backing up, copying, restoring. */
export function backupCells(environment: Environment, aliases: readonly string[]): Cell[] {
  const { name, account } = environment;
  const cell = cellsUnder("backup", environment);
  const role = `arn:aws:iam::${account}:role/${name}-analyst`;
  return [
    ...tableCells(environment),
    ...vaultCells(environment),
    ...keyCells(environment, aliases),
    ...restoredTableKeyCells(environment),
    cell("iam:CreateRole", role, BEYOND),
    cell("iam:PassRole", role, BEYOND),
    cell("sts:AssumeRole", role, BEYOND),
    cell("s3:GetObject", "arn:aws:s3:::some-bucket/some-object", BEYOND),
  ];
}
