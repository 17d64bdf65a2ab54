import { VaultLock } from "../../backup";
import { BACKUP_SOURCES, MAX_RETENTION_DAYS, MIN_GRACE_DAYS } from "../../backup/limits";
import { copiesOf } from "../../backup/plan-of";
import { isWithin, retentionRange } from "../../backup/retention";
import { Path } from "../../problem";
import { checkNumber } from "../checks";
import { checkReason } from "../reasons";
import { Report } from "../rule";
import { BackupPlace, eachKept, eachPlan, tierPlaces } from "./backup-rule";

const source = BACKUP_SOURCES.vaultLock;
const DAYS = { minimum: 1, maximum: MAX_RETENTION_DAYS, unit: "days", source };

function checkRange(lock: Exclude<VaultLock, { mode: "none" }>, path: Path, report: Report): void {
  const { minimumRetentionDays: least, maximumRetentionDays: most } = lock;
  if (least !== undefined) {
    checkNumber(least, path.at("minimumRetentionDays"), { what: "The shortest retention", ...DAYS }, report);
  }
  if (most !== undefined) {
    checkNumber(most, path.at("maximumRetentionDays"), { what: "The longest retention", ...DAYS }, report);
  }
  if (least === undefined || most === undefined || !(least > most)) return;
  const message = "The shortest retention that the lock takes is longer than the longest.";
  const expected = `at least ${least} days`;
  report.error(path.at("maximumRetentionDays"), { message, received: most, expected, source }, [
    path.at("minimumRetentionDays"),
  ]);
}

function checkLock(
  lock: VaultLock | undefined,
  path: Path,
  { environment, home }: BackupPlace<unknown>,
  report: Report,
) {
  if (lock === undefined) return;
  if (lock.mode === "none") {
    checkReason(lock.reason, path.at("reason"), "leaving the vault without a lock", report);
    if (environment.stage !== "production") return;
    const finding = {
      message: "Production locks its vaults.",
      received: lock.mode,
      expected: "`VaultLock.governance()`, which a role with the permission can still remove",
      source,
    };
    report.error(path.at("mode"), finding, [home.at("stage")]);
    return;
  }
  checkRange(lock, path, report);
  if (lock.mode === "governance") return;
  const grace = { minimum: MIN_GRACE_DAYS, maximum: MAX_RETENTION_DAYS, unit: "days", source };
  checkNumber(lock.graceDays, path.at("graceDays"), { what: "The grace time of the lock", ...grace }, report);
  if (lock.irreversible) return;
  report.error(path.at("irreversible"), {
    message: "Nobody can shorten or remove a compliance lock when its grace time is over: not the root user, not AWS.",
    received: lock.irreversible,
    expected: "`true`, where that is meant; else `VaultLock.governance()`",
    source,
  });
}

/** Every lock is one that AWS takes, and one that somebody means. */
export const vaultLocks = eachKept((kept, report) => {
  checkLock(kept.value.lock, kept.path.at("lock"), kept, report);
  if (kept.value.kind !== "plan") return;
  checkLock(kept.value.secondRegion?.lock, kept.path.at("secondRegion").at("lock"), kept, report);
});

/** AWS fails every job that would keep a backup for a time that the vault's lock does not take. */
export const lockedRetention = eachPlan((plan, report) => {
  const { lock = VaultLock.governance(), secondRegion } = plan.value;
  const check = (place: Path, days: number, inVault: VaultLock, lockPath: Path, rest: readonly Path[] = []) => {
    // Without a word about it, the lock is made to fit: what does not fit is what somebody has said.
    const range = retentionRange(inVault, [days]);
    if (!range || range.minimum > range.maximum || isWithin(range, days)) return;
    const finding = {
      message: "The lock of the vault takes no backups that are kept for this time: every job would fail.",
      received: days,
      expected: `${range.minimum} to ${range.maximum} days, or another range in ${lockPath.toString()}`,
      source,
    };
    report.error(place, finding, [lockPath, ...rest]);
  };
  for (const { value: tier, path } of tierPlaces(plan)) {
    check(path.at("deleteAfterDays"), tier.deleteAfterDays, lock, plan.path.at("lock"));
    if (!secondRegion) continue;
    const inSecond = secondRegion.lock ?? VaultLock.governance();
    copiesOf(tier, plan.value).forEach((copy, position) => {
      if (copy.to !== "second-region") return;
      const own = tier.copies?.[position]?.deleteAfterDays === undefined ? path : path.at("copies").at(position);
      check(own.at("deleteAfterDays"), copy.deleteAfterDays, inSecond, plan.path.at("secondRegion").at("lock"));
    });
  }
});
