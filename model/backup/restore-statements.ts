import { Locality } from "../arn";
import { Statement } from "../policy-statement";
import { backupKeyStatements } from "./key-statements";

/** What DynamoDB does with the role's permissions while it fills a restored table. Source: "Using IAM with backups". */
export const FILL_ACTIONS = [
  "dynamodb:BatchWriteItem",
  "dynamodb:DeleteItem",
  "dynamodb:DescribeTable",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "dynamodb:UpdateItem",
];

export const RESTORE_KEY_ACTIONS = [
  "kms:Decrypt",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

export interface RestorePermissions extends Locality {
  /** ARNs of the tables that may be made and filled, patterns included: never those of live tables. */
  readonly restoredTables: readonly string[];
  /** ARNs of the tables whose backups may be restored, patterns included. */
  readonly sourceTables: readonly string[];
  /** Aliases of the keys of the tables and of the vault. */
  readonly keyAliases: readonly string[];
}

/**
 * What AWS Backup does to restore a table beside the live one: what the policy that AWS manages for it
 * (AWSBackupServiceRolePolicyForRestores) allows of DynamoDB, on named tables only.
 *
 * AWS does not say whether restoring is judged by the table that the backup is of or by the one that is made, so that
 * both are named; only the latter can be written.
 *
 * Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForRestores.html
 */
export function restoreStatements(permissions: RestorePermissions): Statement[] {
  const { account, region, restoredTables, sourceTables, keyAliases } = permissions;
  return [
    {
      Sid: "RestoreTables",
      Effect: "Allow",
      Action: "dynamodb:RestoreTableFromAwsBackup",
      Resource: [...restoredTables, ...sourceTables],
    },
    { Sid: "FillRestoredTables", Effect: "Allow", Action: FILL_ACTIONS, Resource: restoredTables },
    ...backupKeyStatements({ account, regions: [region], aliases: keyAliases, actions: RESTORE_KEY_ACTIONS }),
  ];
}
