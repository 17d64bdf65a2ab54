import { BackupTier } from "../../backup";
import { BACKUP_SOURCES, MAX_WINDOW, MIN_START_WINDOW, MIN_WINDOW_DIFFERENCE } from "../../backup/limits";
import { Place } from "../../places";
import { DEFAULT_COMPLETION_WINDOW, DEFAULT_START_WINDOW } from "../../resolve/resolve-backup-plan";
import { checkForm, checkNumber, checkUnique } from "../checks";
import { cronFault } from "../cron";
import { Report } from "../rule";
import { timeZoneFault } from "../time-zone";
import { eachPlan, tierPlaces } from "./backup-rule";

const source = BACKUP_SOURCES.rule;

const NAME = {
  what: "The name of the tier",
  pattern: /^[A-Za-z0-9_.-]{1,50}$/,
  form: "1 to 50 characters: letters, digits, `-`, `_` and `.`",
  source,
};

/** The fields of a cron expression that is sound. */
export function fieldsOf(schedule: string): string[] {
  return schedule
    .replace(/^cron\(|\)$/g, "")
    .trim()
    .split(/\s+/);
}

function checkSchedule({ value: { schedule, timeZone }, path }: Place<BackupTier>, report: Report): void {
  const place = path.at("schedule");
  const fault = cronFault(schedule);
  const expected = "`cron(minutes hours day-of-month month day-of-week year)`, such as `cron(0 3 * * ? *)`";
  if (fault !== undefined) {
    report.error(place, { message: `The schedule ${fault}.`, received: schedule, expected, source });
  } else if (!/^\d+$/.test(fieldsOf(schedule)[0] ?? "")) {
    const message = "The schedule starts backups more often than once an hour.";
    report.error(place, { message, received: schedule, expected: "one number for the minutes", source });
  }
  const zone = timeZone === undefined ? undefined : timeZoneFault(timeZone);
  if (zone === undefined) return;
  const message = "There is no such time zone.";
  report.error(path.at("timeZone"), { message, received: timeZone, expected: zone, source });
}

function checkWindows({ value, path }: Place<BackupTier>, report: Report): void {
  const { startWithinMinutes: start, completeWithinMinutes: complete } = value;
  const unit = "minutes";
  if (start !== undefined) {
    const range = { minimum: MIN_START_WINDOW, maximum: MAX_WINDOW, unit, source };
    checkNumber(start, path.at("startWithinMinutes"), { what: "The start window", ...range }, report);
  }
  if (complete === undefined && start === undefined) return;
  const least = Math.max(start ?? DEFAULT_START_WINDOW, MIN_START_WINDOW) + MIN_WINDOW_DIFFERENCE;
  const range = { minimum: Number.isFinite(least) ? least : MIN_START_WINDOW, maximum: MAX_WINDOW, unit, source };
  const what = "The completion window, which is an hour longer than the start window,";
  checkNumber(complete ?? DEFAULT_COMPLETION_WINDOW, path.at("completeWithinMinutes"), { what, ...range }, report);
}

/** Tiers have names of their own, schedules that AWS takes, and windows in which a job can be done. */
export const tierSchedules = eachPlan((plan, report) => {
  const tiers = tierPlaces(plan);
  if (tiers.length === 0) {
    const message = "The plan has no tier, so that nothing is backed up.";
    const expected = "at least one tier, no property for those of the stage, or `Backups.off(reason)`";
    report.error(plan.path.at("tiers"), { message, received: [], expected, source });
  }
  checkUnique(tiers, "tier", report);
  for (const tier of tiers) {
    checkForm(tier.value.name, tier.path.at("name"), NAME, report);
    checkSchedule(tier, report);
    checkWindows(tier, report);
  }
});
