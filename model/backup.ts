import { z } from "zod";

/** Where a tier's backups are copied to: the vault in the second Region, or the vault in another account. */
export const COPY_DESTINATIONS = ["second-region", "other-account"] as const;
export type CopyDestination = (typeof COPY_DESTINATIONS)[number];

/** A further copy of a tier's backups. AWS makes it as soon as the backup is there. */
export const BackupCopy = z.strictObject({
  to: z.enum(COPY_DESTINATIONS),
  /**
   * Days until the copy is deleted: 1 to 36,500.
   * @default - the tier's
   */
  deleteAfterDays: z.number().optional(),
  /**
   * Days until the copy moves to cold storage, where it has to stay for 90 days.
   * @default - the tier's
   */
  coldAfterDays: z.number().optional(),
});
export type BackupCopy = z.infer<typeof BackupCopy>;

/** Backups that are made by one schedule and kept for one time. Becomes a rule of the backup plan. */
export const BackupTier = z.strictObject({
  /** Name of the rule: 1 to 50 letters, digits, `-`, `_` and `.`; unique in the environment. */
  name: z.string(),
  /** When backups start, as a cron expression of six fields: `cron(0 3 * * ? *)`. At most once an hour. */
  schedule: z.string(),
  /**
   * The time zone of the schedule, an IANA name such as `Europe/Berlin`.
   * @default "Etc/UTC"
   */
  timeZone: z.string().optional(),
  /**
   * Minutes within which a backup has to start, at least 60. AWS starts it at some time in this window.
   * @default 60
   */
  startWithinMinutes: z.number().optional(),
  /**
   * Minutes after which a backup that is not complete is cancelled: at least an hour more than `startWithinMinutes`.
   * @default 720
   */
  completeWithinMinutes: z.number().optional(),
  /** Days until a backup is deleted: 1 to 36,500. */
  deleteAfterDays: z.number(),
  /**
   * Days until a backup moves to cold storage. It has to stay there for 90 days, so that `deleteAfterDays` is at least
   * 90 more. Cold storage is cheaper, and restoring from it costs more.
   * @default - backups stay warm
   */
  coldAfterDays: z.number().optional(),
  /**
   * @default - one to each destination of the environment, kept as the tier's own backups
   */
  copies: z.array(BackupCopy).readonly().optional(),
});
export type BackupTier = z.infer<typeof BackupTier>;

type TierOptions = Partial<BackupTier>;

/** Tiers as most people need them; whatever differs is named. Schedules are an hour apart, so that no job meets another. */
export const Tiers = {
  /** Every night, kept for 35 days: what AWS's own rules ask for at least. */
  daily: (options: TierOptions = {}): BackupTier => ({
    name: "daily",
    schedule: "cron(0 1 * * ? *)",
    deleteAfterDays: 35,
    ...options,
  }),
  /** Every Sunday, kept for three months. */
  weekly: (options: TierOptions = {}): BackupTier => ({
    name: "weekly",
    schedule: "cron(0 3 ? * SUN *)",
    deleteAfterDays: 92,
    ...options,
  }),
  /** The first day of each month, kept for 13 months, cold after one. */
  monthly: (options: TierOptions = {}): BackupTier => ({
    name: "monthly",
    schedule: "cron(0 5 1 * ? *)",
    coldAfterDays: 31,
    deleteAfterDays: 396,
    ...options,
  }),
  /** The first of January, kept for seven years, cold after a month. */
  yearly: (options: TierOptions = {}): BackupTier => ({
    name: "yearly",
    schedule: "cron(0 7 1 1 ? *)",
    coldAfterDays: 31,
    deleteAfterDays: 2_557,
    ...options,
  }),
};

const Retention = {
  /**
   * The shortest time, in days, for which the vault takes backups; jobs that would keep them shorter fail. At least 1.
   * @default - the shortest of the tiers and copies that end in the vault; 7 where none is known
   */
  minimumRetentionDays: z.number().optional(),
  /**
   * The longest time, in days, for which the vault takes backups. At most 36,500.
   * @default - the longest of the tiers and copies that end in the vault; 396 where none is known
   */
  maximumRetentionDays: z.number().optional(),
};

const GovernanceLock = z.strictObject({ mode: z.literal("governance"), ...Retention });

const ComplianceLock = z.strictObject({
  mode: z.literal("compliance"),
  /**
   * Days after the first apply in which the lock can still be removed: at least 3. After that nobody can shorten it or
   * remove it, not the root user, not AWS; backups in it, and what they cost, stay to their end.
   */
  graceDays: z.number(),
  /** `true`: whoever writes this knows that it cannot be taken back. */
  irreversible: z.boolean(),
  ...Retention,
});

const NoLock = z.strictObject({
  mode: z.literal("none"),
  /** Why backups may be deleted before their time here. */
  reason: z.string(),
});

/** What keeps backups from being deleted before their time. Write it with the factories of `VaultLock`. */
export const VaultLock = Object.assign(z.discriminatedUnion("mode", [GovernanceLock, ComplianceLock, NoLock]), {
  /** A lock that nobody gets around by accident, and that a role with the permission to can remove. */
  governance: (options: Omit<z.infer<typeof GovernanceLock>, "mode"> = {}): VaultLock => ({
    mode: "governance",
    ...options,
  }),
  /** A lock that cannot be removed once its grace time is over. */
  compliance: (options: Omit<z.infer<typeof ComplianceLock>, "mode">): VaultLock => ({
    mode: "compliance",
    ...options,
  }),
  /** No lock. Production has one. */
  none: (reason: string): VaultLock => ({ mode: "none", reason }),
});
export type VaultLock = z.infer<typeof GovernanceLock> | z.infer<typeof ComplianceLock> | z.infer<typeof NoLock>;

const SecondRegion = z.strictObject({
  /** The Region of the second vault, another one than the environment's. */
  region: z.string(),
  /**
   * @default VaultLock.governance()
   */
  lock: VaultLock.optional(),
});

/** The safe default that a plan may loosen, by the name of the control that stands for it. Production does not. */
export const BACKUP_LOOSENABLE = ["backup-plan"] as const;

const BackupLoosening = z.strictObject({
  control: z.enum(BACKUP_LOOSENABLE),
  /** Why fewer or shorter backups are enough. Written beside the plan and into the report. */
  reason: z.string(),
});

const VaultSettings = {
  /**
   * @default VaultLock.governance()
   */
  lock: VaultLock.optional(),
  /**
   * Names (with path) of the roles that may delete backups before their time, as far as the lock allows it; at most
   * five. Nobody else may, whatever their own policies allow.
   * @default - none
   */
  deletionRoles: z.array(z.string()).readonly().optional(),
  /**
   * Accounts, twelve digits each, whose backups the vault takes copies of. Nothing but copying is possible for them.
   * @default - none
   */
  acceptsCopiesFrom: z.array(z.string()).readonly().optional(),
};

/** Settings of AWS Backup that an account has once in each Region. */
const RegionSettings = z.strictObject({
  /** Whether each resource type is selected by tags: every type that `aws backup describe-region-settings` lists. */
  optIn: z.record(z.string(), z.boolean()),
  /** Whether AWS Backup fully manages each resource type that lets it: every type that AWS lists there. */
  management: z.record(z.string(), z.boolean()),
});

const BackupReports = z.strictObject({
  /**
   * Whether this environment makes the role that AWS Backup delivers reports with. An account has one: the first
   * environment in it that has reports makes it, and no other does.
   * @default false - AWSServiceRoleForBackupReports is there
   */
  createsServiceLinkedRole: z.boolean().optional(),
});

const Plan = z.strictObject({
  kind: z.literal("plan"),
  /**
   * @default - production: daily, weekly, monthly and yearly of `Tiers`; else daily alone
   */
  tiers: z.array(BackupTier).readonly().optional(),
  ...VaultSettings,
  /**
   * A vault in a second Region that backups are copied to.
   * @default - none; production without one is warned of
   */
  secondRegion: SecondRegion.optional(),
  /**
   * ARN of a vault in another account of the organization that backups are copied to: `vaultArnOf(...)` for one of the
   * estate, where its environment has to accept them with `acceptsCopiesFrom`.
   * @default - none
   */
  otherAccount: z.string().optional(),
  /**
   * Further tags on each backup, beside `environment`, `managed-by`, `cost-center` and `tier`.
   * @default - none
   */
  recoveryPointTags: z.record(z.string(), z.string()).optional(),
  /**
   * Daily reports on jobs, as files in a bucket; on the framework's controls, too, where there is one.
   * @default - none
   */
  reports: BackupReports.optional(),
  /**
   * A framework of AWS Backup Audit Manager that checks the plan all the time. AWS Config has to record in the account.
   * @default false
   */
  auditFramework: z.boolean().optional(),
  /**
   * What the plan does without: a backup of every day that is kept for 35 days.
   * @default - none
   */
  loosened: z.array(BackupLoosening).readonly().optional(),
  /**
   * Where this environment owns the Region's settings for AWS Backup, which all environments in the account share.
   * @default - they belong to somebody else
   */
  regionSettings: RegionSettings.optional(),
  /**
   * Where the account manages the organization: whether accounts may copy backups to each other.
   * @default - left as it is
   */
  crossAccountBackup: z.boolean().optional(),
});

const Vault = z.strictObject({ kind: z.literal("vault"), ...VaultSettings });

const NoBackups = z.strictObject({
  kind: z.literal("off"),
  /** Why losing these tables would be nobody's loss. */
  reason: z.string(),
});

/** How an environment's tables are backed up by AWS Backup. Write it with the factories of `Backups`. */
export const Backups = Object.assign(z.discriminatedUnion("kind", [Plan, Vault, NoBackups]), {
  /** Every table by the tiers of its stage, or by those that are named. */
  standard: (options: Omit<z.infer<typeof Plan>, "kind"> = {}): Backups => ({ kind: "plan", ...options }),
  /** A vault alone, for the copies of others. */
  vault: (options: Omit<z.infer<typeof Vault>, "kind"> = {}): Backups => ({ kind: "vault", ...options }),
  /** No backups. Production has them. */
  off: (reason: string): Backups => ({ kind: "off", reason }),
});
export type Backups = z.infer<typeof Plan> | z.infer<typeof Vault> | z.infer<typeof NoBackups>;
export type BackupPlan = z.infer<typeof Plan>;
