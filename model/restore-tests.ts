import { z } from "zod";

/** What the owner of a table expects of a restore. */
export const RestoreExpectation = z.strictObject({
  /**
   * Items that a restored table has at least, 0 or more. Nothing in a backup says how many items it holds.
   * @default 1
   */
  minimumItems: z.number().optional(),
  /**
   * Minutes that a restore of this table may take.
   * @default - that of the restore tests
   */
  restoreTimeObjectiveMinutes: z.number().optional(),
});
export type RestoreExpectation = z.infer<typeof RestoreExpectation>;

/** A table whose restore is not tested. */
export const UntestedTable = z.strictObject({
  /** Name in the catalogue. */
  table: z.string(),
  /** Why nobody needs to know whether it can be restored. */
  reason: z.string(),
});

/**
 * Restores of another environment's tables, on a schedule, from the copies of its backups in this environment's vault. A
 * function compares each restored table with what is declared, reads through its access patterns, and reports; AWS Backup
 * deletes the table afterwards. Restores cost what they cost, by the size of the tables (docs/restore-tests.md).
 *
 * ```
 * restoreTests: { source: "prod", schedule: "cron(0 4 ? * TUE *)", restoreTimeObjectiveMinutes: 240 }
 * ```
 */
export const RestoreTests = z.strictObject({
  /** Name of the environment whose tables are restored. Its backups are copied to the vault of this one. */
  source: z.string(),
  /** When tests may begin, as a cron expression of six fields: `cron(0 4 ? * TUE *)`. At least every four weeks. */
  schedule: z.string(),
  /**
   * The time zone of the schedule, an IANA name such as `Europe/Berlin`.
   * @default "Etc/UTC"
   */
  timeZone: z.string().optional(),
  /**
   * Hours within which the restores begin, at moments that AWS chooses: 1 to 168.
   * @default 8
   */
  startWithinHours: z.number().optional(),
  /**
   * Days back from which the latest recovery point is taken: 1 to 365, and as many as lie between two copies to this vault.
   * A table without one is not tested, which the alarm on missing successes notices.
   * @default 7
   */
  selectionWindowDays: z.number().optional(),
  /**
   * Hours for which a restored table stays, at most, until it is validated: 1 to 168.
   * @default 24
   */
  validationWindowHours: z.number().optional(),
  /** Minutes that a restore may take: the recovery time objective. A slower one is alarmed of. */
  restoreTimeObjectiveMinutes: z.number(),
  /**
   * Days within which every table has to have been restored and validated with success, or an alarm goes off: at most 29.
   * @default - as many as the schedule needs
   */
  successWithinDays: z.number().optional(),
  /**
   * Items at which counting ends, for each table: 1 to 100,000,000. What is larger is not compared with its recovery point.
   * Half a read unit is paid for every 4 KB of a table in on-demand mode: in us-east-1 some two cents for each GB.
   * @default 10_000_000
   */
  countAtMost: z.number().optional(),
  /**
   * What is expected of single tables, by their names in the catalogue.
   * @default - at least one item in each
   */
  expectations: z.record(z.string(), RestoreExpectation).optional(),
  /**
   * Tables that are backed up and not tested. All others are.
   * @default - none
   */
  leftOut: z.array(UntestedTable).readonly().optional(),
});
export type RestoreTests = z.infer<typeof RestoreTests>;
