import { ResolvedFrameworkControl, ResolvedVault } from "../resolve/resolved-backup";
import { MIN_RETENTION_DAYS } from "./limits";
import { readVaultArn } from "./names";

export interface Audited {
  readonly vault: ResolvedVault;
  readonly secondVault?: ResolvedVault;
  /** ARN of the vault in another account, where there is one. */
  readonly otherAccount?: string;
  /** ARNs of the roles that may delete backups. */
  readonly deletionRoleArns: readonly string[];
}

const control = (
  name: string,
  parameters: Readonly<Record<string, string>> = {},
  resourceTypes: readonly string[] = [],
): ResolvedFrameworkControl => ({ name, parameters, resourceTypes });

/** What controls about resources look at: every table of the account in the Region. AWS takes no prefix of names here. */
const TABLES = ["DynamoDB"];

/**
 * What AWS Backup Audit Manager checks of the plan, the vaults and the backups. AWS allows 50 controls in an account and
 * Region, so that five environments can share them.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html
 */
export function frameworkControls(audited: Audited): ResolvedFrameworkControl[] {
  const { vault, secondVault, otherAccount, deletionRoleArns } = audited;
  const account = otherAccount === undefined ? undefined : readVaultArn(otherAccount)?.account;
  const locked: Record<string, string> = vault.lock
    ? {
        minRetentionDays: String(vault.lock.minimumRetention),
        maxRetentionDays: String(vault.lock.maximumRetention),
      }
    : {};
  return [
    control("BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN", {}, TABLES),
    control("BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK", {
      requiredFrequencyUnit: "days",
      requiredFrequencyValue: "1",
      requiredRetentionDays: String(MIN_RETENTION_DAYS),
    }),
    control(
      "BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED",
      deletionRoleArns.length === 0 ? {} : { principalArnList: deletionRoleArns.join(",") },
    ),
    control("BACKUP_RECOVERY_POINT_ENCRYPTED"),
    control("BACKUP_LAST_RECOVERY_POINT_CREATED", { recoveryPointAgeUnit: "days", recoveryPointAgeValue: "2" }, TABLES),
    ...(vault.lock ? [control("BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK", locked, TABLES)] : []),
    ...(secondVault
      ? [control("BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION", { crossRegionList: secondVault.region }, TABLES)]
      : []),
    ...(account === undefined
      ? []
      : [control("BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT", { crossAccountList: account }, TABLES)]),
  ];
}
