import { BACKUP_RETENTION_DAYS, BACKUPS_PER_RUN, SOURCES } from "../../../limits";
import { checkNumber } from "../../checks";
import { cronFault } from "../../cron";
import { cleanUpRule } from "./clean-up-rule";

export const expiredBackups = cleanUpRule(({ value: { expiredBackups: backups }, path }, report) => {
  if (!backups) return;
  const place = path.at("expiredBackups");
  const days = { what: "The retention of on-demand backups", ...BACKUP_RETENTION_DAYS, unit: "days" };
  checkNumber(backups.retentionDays, place.at("retentionDays"), days, report);
  if (backups.finalBackupDays !== undefined) {
    const final = { ...days, what: "The retention of the last backups of retired tables" };
    checkNumber(backups.finalBackupDays, place.at("finalBackupDays"), final, report);
  }
  if (backups.maximumPerRun !== undefined) {
    const count = { what: "The number of backups deleted in one run", ...BACKUPS_PER_RUN, unit: "backups" };
    checkNumber(backups.maximumPerRun, place.at("maximumPerRun"), count, report);
  }
  const fault = backups.schedule === undefined ? undefined : cronFault(backups.schedule);
  if (fault === undefined) return;
  report.error(place.at("schedule"), {
    message: `The schedule ${fault}.`,
    received: backups.schedule,
    expected: "`cron(minutes hours day-of-month month day-of-week year)`, one of the two days as `?`",
    source: SOURCES.cron,
  });
});

/** What a table's last backup is for is hardly known when nobody has the table any more. */
export const lastBackupsInProduction = cleanUpRule(
  ({ value: { expiredBackups: backups }, path, environment }, report) => {
    if (environment.stage !== "production" || backups?.lastOfDeletedTables !== "delete") return;
    const place = path.at("expiredBackups").at("lastOfDeletedTables");
    const finding = {
      message: "The last backup of a table of production that is gone is deleted without anybody being asked.",
      received: backups.lastOfDeletedTables,
      expected: '"keep"; somebody who no longer needs it deletes it by hand',
    };
    report.error(place, finding, [path.at("expiredBackups")]);
  },
);
