import { dateOf, dayOf } from "./days";
import { BackedUpTable, NativeBackup, RetentionSettings } from "./expired-backups";
import { finalBackupName } from "./final-backups";
import { Tags } from "./found-table";
import { counted } from "./words";

/** Key of the tag on a table that says how many days its backups are kept. */
export const RETENTION_TAG = "backup-retention-days";

type Retention = { readonly days: number } | { readonly unreadable: string };

function retentionOf(tags: Tags, { retentionDays }: RetentionSettings): Retention {
  const text = tags[RETENTION_TAG];
  if (text === undefined) return { days: retentionDays };
  return /^[1-9]\d{0,4}$/.test(text.trim()) ? { days: Number(text) } : { unreadable: text };
}

type Expiry = { readonly kind: "expired" | "kept"; readonly reason: string } | undefined;

/**
 * The last backup of a table that the environment has retired, or would have: known by its name, since such tables are
 * none of its own. Another environment's runbook gives another name.
 */
export function isFinal({ name }: NativeBackup, { environment, finalBackupDays }: RetentionSettings): boolean {
  return finalBackupDays > 0 && name === finalBackupName(environment);
}

function ageOf({ created }: NativeBackup, { today }: RetentionSettings): number {
  return today - dayOf(created);
}

function keptFor(backup: NativeBackup, days: number): string {
  return `It is of ${dateOf(dayOf(backup.created))}, and kept for ${counted(days, "day")}.`;
}

export function judgeFinal(backup: NativeBackup, settings: RetentionSettings): Expiry {
  const { finalBackupDays } = settings;
  if (ageOf(backup, settings) <= finalBackupDays) return undefined;
  return { kind: "expired", reason: `${keptFor(backup, finalBackupDays)} It is the last one of a retired table.` };
}

/** Whether a backup of one of the environment's tables is beyond its retention, and whether it is kept all the same. */
export function judgeBackup(
  backup: NativeBackup,
  table: BackedUpTable | undefined,
  isLast: boolean,
  settings: RetentionSettings,
): Expiry {
  const retention = retentionOf(table?.tags ?? {}, settings);
  if ("unreadable" in retention) {
    const reason = `The tag "${RETENTION_TAG}" of ${backup.tableName} is no number of days: "${retention.unreadable}".`;
    return { kind: "kept", reason };
  }
  if (ageOf(backup, settings) <= retention.days) return undefined;
  const reason = keptFor(backup, retention.days);
  return settings.lastOfDeletedTables === "keep" && isLast
    ? { kind: "kept", reason: `${reason} It is the last one of a table that is gone.` }
    : { kind: "expired", reason };
}
