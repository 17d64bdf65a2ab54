import { z } from "zod";

/** Which tables and vaults are looked at: every one of the account and Region, or the environment's own. */
export const CLEAN_UP_SCOPES = ["account", "environment"] as const;
export type CleanUpScope = (typeof CLEAN_UP_SCOPES)[number];

/** What is done with the on-demand backups that were made with DynamoDB itself. AWS Backup's have their lifecycle. */
export const ExpiredBackups = z.strictObject({
  /** Whether expired backups are deleted, or only named in the log of the function. */
  mode: z.enum(["report", "delete"]),
  /**
   * Days that a backup is kept: 1 to 36,500. The tag `backup-retention-days` of a table says otherwise for its own.
   */
  retentionDays: z.number(),
  /**
   * What becomes of the newest backup of a table that is gone, once it is older than that.
   * @default "keep"
   */
  lastOfDeletedTables: z.enum(["keep", "delete"]).optional(),
  /**
   * Days that the last backup of a table which the runbook retired is kept: 1 to 36,500. It is known by its name, whatever
   * the tags of the table and `lastOfDeletedTables` say.
   * @default 365 - whatever happens once a year has happened, and nobody asked for the table
   */
  finalBackupDays: z.number().optional(),
  /**
   * Backups that one run deletes at most: 1 to 1,000. The oldest go first, the rest with the next runs.
   * @default 50
   */
  maximumPerRun: z.number().optional(),
  /**
   * When it runs: a cron expression of EventBridge, in UTC.
   * @default "cron(0 4 * * ? *)" - every day at four
   */
  schedule: z.string().optional(),
});
export type ExpiredBackups = z.infer<typeof ExpiredBackups>;

/**
 * When recovery points of AWS Backup whose table is gone are wrong, with their age and cost. Those that no lifecycle
 * ever deletes always are.
 */
export const OrphanedRecoveryPoints = z.strictObject({
  /**
   * Days that one may be old: 0 to 36,500. A table that was deleted lately may still be asked for.
   * @default 30
   */
  olderThanDays: z.number().optional(),
  /**
   * Whole US dollars a month that those of one vault may cost together: 0 to 1,000,000. An estimate, at the prices of
   * us-east-1.
   * @default 10
   */
  monthlyCost: z.number().optional(),
});
export type OrphanedRecoveryPoints = z.infer<typeof OrphanedRecoveryPoints>;

/** The runbook that retires a table which nobody uses, and which Terraform does not manage. */
export const Retirement = z.strictObject({
  /** ARNs of the IAM roles or users that may approve the deletion: 1 to 10 of the account. */
  approvers: z.array(z.string()).readonly(),
  /**
   * How many of them have to approve.
   * @default 1
   */
  minimumApprovals: z.number().optional(),
  /**
   * Days between the mark on the table and its deletion, in which its owner can object: 1 to 365.
   * @default 30
   */
  graceDays: z.number().optional(),
});
export type Retirement = z.infer<typeof Retirement>;

/**
 * Finds what nobody uses: tables, indexes, backups. AWS Config's rules hold the verdicts and tell when one changes, so
 * that its recorder has to be on in the account and Region.
 *
 * ```
 * cleanUp: { expiredBackups: { mode: "delete", retentionDays: 90 } }
 * ```
 */
export const CleanUp = z.strictObject({
  /**
   * Days without any use after which a table counts as abandoned, and an index as unused: 30 to 455, which is as long as
   * CloudWatch keeps metrics. The default is longer than any quarter: what is used once in it is in use. What is used
   * once a year needs 400, or the tag.
   * @default 100
   */
  idleDays: z.number().optional(),
  /**
   * @default "account" - abandoned tables are seldom among those that somebody looks after
   */
  scope: z.enum(CLEAN_UP_SCOPES).optional(),
  /**
   * Key of the tag that keeps a table. Its value is a reason, or a date such as `2027-03-31`, until which it is kept.
   * @default "keep"
   */
  keepTag: z.string().optional(),
  /**
   * @default - told of when they are older than 30 days, cost more than 10 US dollars a month, or never end
   */
  orphanedRecoveryPoints: OrphanedRecoveryPoints.optional(),
  /**
   * @default - on-demand backups are left alone
   */
  expiredBackups: ExpiredBackups.optional(),
  /**
   * Takes `scope: "account"`: tables of the environment are never retired by the runbook.
   * @default - no runbook: abandoned tables are reported, and somebody else deletes them
   */
  retirement: Retirement.optional(),
});
export type CleanUp = z.infer<typeof CleanUp>;
