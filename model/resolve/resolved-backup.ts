import { Statement } from "../policy-statement";
import { Acceptance } from "./resolved";

/** A lock as Terraform's arguments want it. */
export interface ResolvedVaultLock {
  /** Days. */
  readonly minimumRetention: number;
  /** Days. */
  readonly maximumRetention: number;
  /** Days in which the lock can still be removed; a lock without is one in governance mode. */
  readonly changeableForDays?: number;
}

export interface ResolvedVault {
  readonly region: string;
  readonly vaultName: string;
  readonly arn: string;
  /** Alias of the vault's own key, without `alias/`. */
  readonly keyAlias: string;
  readonly lock?: ResolvedVaultLock;
  /** Why it has no lock, where it has none. */
  readonly unlockedBecause?: string;
  /** Accounts that may copy their backups into it. */
  readonly acceptsCopiesFrom: readonly string[];
  /** Accounts that copy backups out of it, and need its key for that. */
  readonly copiedTo: readonly string[];
}

/** When backups become cheap to keep, and when they go. */
export interface ResolvedLifecycle {
  readonly deleteAfter: number;
  readonly coldAfter?: number;
}

export interface ResolvedBackupRule {
  readonly name: string;
  readonly schedule: string;
  readonly timeZone: string;
  /** Minutes. */
  readonly startWindow: number;
  /** Minutes. */
  readonly completionWindow: number;
  readonly lifecycle: ResolvedLifecycle;
  readonly copies: readonly (ResolvedLifecycle & { readonly vaultArn: string })[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Tables that a plan backs up; AWS takes a limited number at once. */
export interface ResolvedBackupSelection {
  readonly name: string;
  readonly tableArns: readonly string[];
}

export interface ResolvedBackupPlan {
  readonly planName: string;
  readonly rules: readonly ResolvedBackupRule[];
  readonly selections: readonly ResolvedBackupSelection[];
}

/** A role that AWS Backup takes. */
export interface ResolvedBackupRole {
  readonly roleName: string;
  readonly arn: string;
  readonly description: string;
  readonly statements: readonly Statement[];
}

/** A control of AWS Backup Audit Manager. */
export interface ResolvedFrameworkControl {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Resource types that it looks at; all that it can where empty. */
  readonly resourceTypes: readonly string[];
}

export interface ResolvedFramework {
  readonly frameworkName: string;
  readonly controls: readonly ResolvedFrameworkControl[];
}

/** Reports that AWS Backup writes every day. */
export interface ResolvedBackupReports {
  readonly bucketName: string;
  /** Alias of the key of what is written, without `alias/`. */
  readonly keyAlias: string;
  /** ARN of the role that delivers them. */
  readonly deliveryRoleArn: string;
  readonly createsDeliveryRole: boolean;
  /** Names of report plans by template. */
  readonly plans: readonly { readonly planName: string; readonly template: string }[];
}

/** Settings that the account has once in each Region. */
export interface ResolvedRegionSettings {
  readonly optIn: Readonly<Record<string, boolean>>;
  readonly management: Readonly<Record<string, boolean>>;
}

export interface ResolvedBackup {
  readonly vault: ResolvedVault;
  readonly secondVault?: ResolvedVault;
  /** ARNs of the roles that may delete backups before their time. */
  readonly deletionRoleArns: readonly string[];
  /** Whether Terraform refuses every plan that would delete a vault or its key. */
  readonly preventDestroy: boolean;
  readonly backupRole?: ResolvedBackupRole;
  readonly restoreRole: ResolvedBackupRole;
  readonly plan?: ResolvedBackupPlan;
  readonly framework?: ResolvedFramework;
  readonly reports?: ResolvedBackupReports;
  /** Where the environment owns them. */
  readonly regionSettings?: ResolvedRegionSettings;
  /** Whether accounts of the organization may copy to each other, where the environment says so. */
  readonly crossAccountBackup?: boolean;
  /** Why the plan does without a control. */
  readonly acceptances: readonly Acceptance[];
  /** What is kept where and for how long, for whoever reads what synth prints. */
  readonly notes: readonly string[];
}
