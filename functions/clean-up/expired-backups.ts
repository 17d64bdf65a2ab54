import { dateOf, Day, dayOf } from "./days";
import { Tags } from "./found-table";
import { counted } from "./words";

/** An on-demand backup that was made with DynamoDB itself. Those that AWS Backup makes are none of its business. */
export interface NativeBackup {
  readonly arn: string;
  readonly name: string;
  readonly tableName: string;
  /** The table that it is of: another one by the same name has another id. */
  readonly tableId: string;
  readonly created: Date;
  readonly bytes: number;
  readonly status: string;
}

/** A table that exists, as far as its backups need it. */
export interface BackedUpTable {
  readonly id: string;
  readonly name: string;
  readonly tags: Tags;
}

export interface RetentionSettings {
  /** Backups of this environment's tables are judged and no others: its name, the value of their tag `environment`. */
  readonly environment: string;
  /** Days that a backup is kept where its table's tag does not say otherwise. */
  readonly retentionDays: number;
  /** What becomes of the newest backup of a table that is gone, once it is older than that. */
  readonly lastOfDeletedTables: "keep" | "delete";
  /** Backups deleted in one run, at most. */
  readonly maximumPerRun: number;
  readonly today: Day;
}

/** Key of the tag on a table that says how many days its backups are kept. */
export const RETENTION_TAG = "backup-retention-days";

export interface JudgedBackup {
  readonly backup: NativeBackup;
  readonly reason: string;
}

/** What is done with the backups, with the reason for each. */
export interface BackupPlan {
  /** Expired, oldest first, as many as one run deletes. */
  readonly delete: readonly JudgedBackup[];
  /** Expired as well, for the next runs. */
  readonly postponed: readonly JudgedBackup[];
  /** Older than their retention and kept all the same. */
  readonly kept: readonly JudgedBackup[];
}

type Retention = { readonly days: number } | { readonly unreadable: string };

function retentionOf(tags: Tags, { retentionDays }: RetentionSettings): Retention {
  const text = tags[RETENTION_TAG];
  if (text === undefined) return { days: retentionDays };
  return /^[1-9]\d{0,4}$/.test(text.trim()) ? { days: Number(text) } : { unreadable: text };
}

/** The newest backup that can be restored of each table that is gone, by the table's id. */
function lastOnes(backups: readonly NativeBackup[], existing: ReadonlyMap<string, BackedUpTable>): Set<NativeBackup> {
  const newest = new Map<string, NativeBackup>();
  for (const backup of backups) {
    if (existing.has(backup.tableId) || backup.status !== "AVAILABLE") continue;
    const other = newest.get(backup.tableId);
    if (other === undefined || backup.created > other.created) newest.set(backup.tableId, backup);
  }
  return new Set(newest.values());
}

/** Whether a backup is one of the environment's: by its table's tag, or by its name where the table is gone. */
function isOurs(backup: NativeBackup, table: BackedUpTable | undefined, { environment }: RetentionSettings): boolean {
  if (!backup.tableName.startsWith(`${environment}-`)) return false;
  return table === undefined || table.tags["environment"] === environment;
}

/** Which backups are beyond their retention, and what is done with them. */
export function planBackups(
  backups: readonly NativeBackup[],
  tables: readonly BackedUpTable[],
  settings: RetentionSettings,
): BackupPlan {
  const existing = new Map(tables.map((table) => [table.id, table]));
  const last = lastOnes(backups, existing);
  const expired: JudgedBackup[] = [];
  const kept: JudgedBackup[] = [];
  for (const backup of backups) {
    const table = existing.get(backup.tableId);
    if (!isOurs(backup, table, settings) || backup.status !== "AVAILABLE") continue;
    const retention = retentionOf(table?.tags ?? {}, settings);
    if ("unreadable" in retention) {
      const reason = `The tag "${RETENTION_TAG}" of ${backup.tableName} is no number of days: "${retention.unreadable}".`;
      kept.push({ backup, reason });
      continue;
    }
    const age = settings.today - dayOf(backup.created);
    if (age <= retention.days) continue;
    const reason = `It is of ${dateOf(dayOf(backup.created))}, and kept for ${counted(retention.days, "day")}.`;
    if (settings.lastOfDeletedTables === "keep" && last.has(backup)) {
      kept.push({ backup, reason: `${reason} It is the last one of a table that is gone.` });
    } else expired.push({ backup, reason });
  }
  expired.sort((a, b) => a.backup.created.getTime() - b.backup.created.getTime());
  return {
    delete: expired.slice(0, settings.maximumPerRun),
    postponed: expired.slice(settings.maximumPerRun),
    kept,
  };
}
