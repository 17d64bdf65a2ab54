import { roleArn } from "../arn";
import { CleanUp, ExpiredBackups, Retirement } from "../audit/clean-up";
import {
  expiredBackupsScheduleName,
  expiredBackupsScheduleRoleName,
  finalBackupName,
  retireTableDocumentName,
  retireTableRoleName,
  Review,
  reviewRuleName,
  REVIEWS,
} from "../audit/clean-up/names";
import { retireStatements } from "../audit/clean-up/retire-statements";
import { CleanUpPlace, expiredBackupStatements, reviewStatements } from "../audit/clean-up/statements";
import { DEFAULT_KEEP_TAG } from "../audit/clean-up/tags";
import { Environment } from "../environment";
import { tableNameIn } from "../names";
import { counted } from "../words";
import { ResolvedCleanUp, ResolvedExpiredBackups, ResolvedOrphanLimits, ResolvedRetirement } from "./resolved-clean-up";
import { resolveAlerts } from "./resolve-alerts";

/** Longer than the longest quarter, which has 92 days, and a week for whatever comes late. */
export const DEFAULT_IDLE_DAYS = 100;
export const DEFAULT_GRACE_DAYS = 30;
export const DEFAULT_FINAL_BACKUP_DAYS = 365;
/** A month in which somebody may still ask for a table that was deleted. */
export const DEFAULT_ORPHAN_DAYS = 30;
export const DEFAULT_ORPHAN_COST = 10;
export const DEFAULT_MAXIMUM_PER_RUN = 50;
export const DEFAULT_SCHEDULE = "cron(0 4 * * ? *)";

function descriptionOf(review: Review, idleDays: number, orphans: ResolvedOrphanLimits): string {
  switch (review) {
    case "abandoned-tables":
      return `Tables that nobody has used for ${idleDays} days`;
    case "unused-indexes":
      return `Global secondary indexes that nobody has read for ${idleDays} days, and what they cost`;
    case "orphaned-recovery-points":
      return `Recovery points of tables that are gone: over ${counted(orphans.olderThanDays, "day")} old, over USD ${orphans.monthlyCost} a month, or without an end`;
  }
}

function resolveExpiredBackups(
  backups: ExpiredBackups,
  place: CleanUpPlace,
  retiresTables: boolean,
): ResolvedExpiredBackups {
  return {
    mode: backups.mode,
    retentionDays: backups.retentionDays,
    lastOfDeletedTables: backups.lastOfDeletedTables ?? "keep",
    finalBackupDays: retiresTables ? (backups.finalBackupDays ?? DEFAULT_FINAL_BACKUP_DAYS) : undefined,
    maximumPerRun: backups.maximumPerRun ?? DEFAULT_MAXIMUM_PER_RUN,
    schedule: backups.schedule ?? DEFAULT_SCHEDULE,
    scheduleName: expiredBackupsScheduleName(place.name),
    scheduleRoleName: expiredBackupsScheduleRoleName(place.name),
    statements: expiredBackupStatements(place, backups.mode, retiresTables),
  };
}

function resolveRetirement(retirement: Retirement, place: CleanUpPlace): ResolvedRetirement {
  const roleName = retireTableRoleName(place.name);
  return {
    documentName: retireTableDocumentName(place.name),
    roleName,
    roleArn: roleArn(place, roleName),
    graceDays: retirement.graceDays ?? DEFAULT_GRACE_DAYS,
    approvers: retirement.approvers,
    minimumApprovals: retirement.minimumApprovals ?? 1,
    statements: retireStatements(place),
    backupName: finalBackupName(place.name),
    environmentPrefix: tableNameIn(place.name, ""),
  };
}

/** What stays for ever where nothing deletes it. */
function notesOf({ expiredBackups, retirement }: CleanUp, name: string): string[] {
  if (!retirement || expiredBackups?.mode === "delete") return [];
  const which = `the last backups of tables that the runbook of ${name} retires (${finalBackupName(name)})`;
  return [`${which} are paid for until somebody deletes them: \`expiredBackups\` would`];
}

/** What cleans up, with every default filled in; nothing where nothing does. Takes what validation has let through. */
export function resolveCleanUp(environment: Environment): ResolvedCleanUp | undefined {
  const { name, account, region } = environment;
  const cleanUp = environment.audit?.cleanUp;
  if (!cleanUp) return undefined;
  const place: CleanUpPlace = { name, account, region, alerts: resolveAlerts(environment) };
  const idleDays = cleanUp.idleDays ?? DEFAULT_IDLE_DAYS;
  const scope = cleanUp.scope ?? "account";
  const orphans: ResolvedOrphanLimits = {
    olderThanDays: cleanUp.orphanedRecoveryPoints?.olderThanDays ?? DEFAULT_ORPHAN_DAYS,
    monthlyCost: cleanUp.orphanedRecoveryPoints?.monthlyCost ?? DEFAULT_ORPHAN_COST,
  };
  const replicas = environment.tables.flatMap(({ replication }) => replication?.replicas ?? []);
  const regions = [...new Set([region, ...replicas.map((replica) => replica.region)])].sort();
  return {
    idleDays,
    scope,
    keepTag: cleanUp.keepTag ?? DEFAULT_KEEP_TAG,
    orphans,
    regions,
    reviews: REVIEWS.map((review) => ({
      review,
      ruleName: reviewRuleName(name, review),
      description: descriptionOf(review, idleDays, orphans),
    })),
    reviewStatements: reviewStatements(place, regions, scope),
    notes: notesOf(cleanUp, name),
    expiredBackups:
      cleanUp.expiredBackups && resolveExpiredBackups(cleanUp.expiredBackups, place, cleanUp.retirement !== undefined),
    retirement: cleanUp.retirement && resolveRetirement(cleanUp.retirement, place),
  };
}
