import { VaultLock } from "../backup";

/** Days for which a vault takes backups. */
export interface RetentionRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** What a vault takes whose backups are others' copies, of which nothing is known here. */
const UNKNOWN: RetentionRange = { minimum: 7, maximum: 396 };

/** The range that a lock leaves: what it says, or exactly what the backups that end in the vault need. */
export function retentionRange(lock: VaultLock, kept: readonly number[]): RetentionRange | undefined {
  if (lock.mode === "none") return undefined;
  const needed = kept.length === 0 ? UNKNOWN : { minimum: Math.min(...kept), maximum: Math.max(...kept) };
  return {
    minimum: lock.minimumRetentionDays ?? Math.min(needed.minimum, lock.maximumRetentionDays ?? Infinity),
    maximum: lock.maximumRetentionDays ?? Math.max(needed.maximum, lock.minimumRetentionDays ?? 0),
  };
}

export function isWithin({ minimum, maximum }: RetentionRange, days: number): boolean {
  return days >= minimum && days <= maximum;
}
