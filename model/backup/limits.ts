/** Limits of AWS Backup, each with its unit and where AWS says so. */

const GUIDE = "https://docs.aws.amazon.com/aws-backup/latest/devguide";

/** The public pages that problems about backups cite. */
export const BACKUP_SOURCES = {
  rule: `${GUIDE}/API_BackupRuleInput.html`,
  lifecycle: `${GUIDE}/API_Lifecycle.html`,
  selection: `${GUIDE}/API_BackupSelection.html`,
  vaultLock: `${GUIDE}/vault-lock.html`,
  vaultPolicy: `${GUIDE}/create-a-vault-access-policy.html`,
  crossAccount: `${GUIDE}/create-cross-account-backup.html`,
  crossRegion: `${GUIDE}/cross-region-backup.html`,
  advancedDynamoDb: `${GUIDE}/advanced-ddb-backup.html`,
  regionSettings: `${GUIDE}/API_UpdateRegionSettings.html`,
  globalSettings: `${GUIDE}/API_UpdateGlobalSettings.html`,
  createVault: `${GUIDE}/API_CreateBackupVault.html`,
  controls: `${GUIDE}/controls-and-remediation.html`,
  reports: `${GUIDE}/using-service-linked-roles-AWSServiceRoleForBackupReports.html`,
  deletion: `${GUIDE}/deleting-backups.html`,
} as const;

/** Longest time for which a backup is kept, in days. Source: BACKUP_SOURCES.lifecycle, vault lock. */
export const MAX_RETENTION_DAYS = 36_500;

/** Days that a backup has to stay in cold storage. Source: Lifecycle. */
export const MIN_COLD_DAYS = 90;

/** Shortest start window, in minutes. Source: BackupRuleInput. */
export const MIN_START_WINDOW = 60;

/** Minutes that the completion window has to be longer than the start window. Source: BackupRuleInput. */
export const MIN_WINDOW_DIFFERENCE = 60;

/** Longest window, in minutes: a hundred years. Source: BackupRuleInput. */
export const MAX_WINDOW = 52_560_000;

/** Shortest grace time of a compliance lock, in days. Source: vault lock. */
export const MIN_GRACE_DAYS = 3;

/** ARNs in one selection. Source: BackupSelection, "Resources". */
export const MAX_ARNS_PER_SELECTION = 500;

/** Roles that a vault may except from its denial for AWS Backup Audit Manager to accept it. Source: controls. */
export const MAX_DELETION_ROLES = 5;

/** Days for which daily backups are kept at least: what AWS's own rules ask for. Source: controls. */
export const MIN_RETENTION_DAYS = 35;

/**
 * Days that a backup stays warm at least where it is copied to another account: AWS copies nothing that is cold, and a
 * copy that failed has to be made again before that. This project's rule.
 */
export const MIN_WARM_DAYS_BEFORE_COLD_WITH_COPIES = 7;
