import { Day } from "./days";
import { Tags } from "./found-table";
import { isFinal, judgeBackup, judgeFinal } from "./judge-backup";

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
  /** Days that the last backups of tables which the environment retired are kept; 0 where it retires none. */
  readonly finalBackupDays: number;
  /** Backups deleted in one run, at most. */
  readonly maximumPerRun: number;
  readonly today: Day;
}

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
    if (backup.status !== "AVAILABLE") continue;
    const table = existing.get(backup.tableId);
    const isOne = isFinal(backup, settings);
    if (!isOne && !isOurs(backup, table, settings)) continue;
    const judged = isOne ? judgeFinal(backup, settings) : judgeBackup(backup, table, last.has(backup), settings);
    if (judged) (judged.kind === "expired" ? expired : kept).push({ backup, reason: judged.reason });
  }
  expired.sort((a, b) => a.backup.created.getTime() - b.backup.created.getTime());
  return {
    delete: expired.slice(0, settings.maximumPerRun),
    postponed: expired.slice(settings.maximumPerRun),
    kept,
  };
}
