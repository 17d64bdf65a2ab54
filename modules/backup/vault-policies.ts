import { accountRootArn, Locality, roleArn } from "../../model/arn";
import { Statement } from "../policy/policy-document";

/** What ends a backup before its time. */
const DELETE_BACKUPS = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"];

/** What takes the protection of backups away. */
const UNPROTECT = [
  "backup:DeleteBackupVault",
  "backup:DeleteBackupVaultAccessPolicy",
  "backup:DeleteBackupVaultLockConfiguration",
  "backup:PutBackupVaultAccessPolicy",
  "backup:PutBackupVaultLockConfiguration",
];

/** AWS Backup's own role in an account: nobody but AWS can take it. */
export function backupsServiceLinkedRoles(locality: Locality): string {
  return roleArn(locality, "aws-service-role/backup.amazonaws.com/*");
}

export interface VaultGuard extends Locality {
  /** ARNs of the roles that may delete backups before their time. */
  readonly deletionRoleArns: readonly string[];
  /** ARN of the role that deploys; left out where the environment names none. */
  readonly deployRoleArn?: string;
  /** Accounts that may copy their backups into the vault. */
  readonly acceptsCopiesFrom: readonly string[];
}

/**
 * The access policy of a vault: nobody deletes backups but the named roles, nobody takes the protection away but the role
 * that deploys, and named accounts may copy into it. Where no role deploys, whoever runs Terraform cannot be told from
 * others, and only IAM and the lock keep them from it.
 *
 * Backups still expire by their lifecycle: AWS Backup does that itself. Actions are named one by one, because such a
 * policy takes no wildcards. Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 */
export function vaultPolicy(guard: VaultGuard): Statement[] {
  const { deletionRoleArns, deployRoleArn, acceptsCopiesFrom } = guard;
  const butFor = (...roles: readonly string[]) => ({
    ArnNotLike: { "aws:PrincipalArn": [...roles, backupsServiceLinkedRoles(guard)] },
  });
  const deny = (Sid: string, Action: readonly string[], roles: readonly string[]): Statement => ({
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource: "*",
    Condition: butFor(...roles),
  });
  return [
    deny("DenyDeletionOfBackups", DELETE_BACKUPS, deletionRoleArns),
    ...(deployRoleArn === undefined ? [] : [deny("DenyRemovalOfProtection", UNPROTECT, [deployRoleArn])]),
    ...(acceptsCopiesFrom.length === 0
      ? []
      : [
          {
            Sid: "TakeCopiesOfAccounts",
            Effect: "Allow" as const,
            Principal: { AWS: acceptsCopiesFrom.map((account) => accountRootArn({ ...guard, account })) },
            Action: "backup:CopyIntoBackupVault",
            Resource: "*",
          },
        ]),
  ];
}
