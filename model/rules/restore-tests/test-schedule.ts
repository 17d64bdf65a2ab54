import {
  MAX_COUNTED_ITEMS,
  MAX_SELECTION_WINDOW_DAYS,
  MAX_START_WINDOW_HOURS,
  MAX_SUCCESS_WITHIN_DAYS,
  MAX_VALIDATION_WINDOW_HOURS,
  RESTORE_TEST_SOURCES,
} from "../../restore-tests/limits";
import { RestoreTests } from "../../restore-tests";
import { longestGapDays } from "../../restore-tests/longest-gap";
import { daysNeeded } from "../../restore-tests/windows";
import { SOURCES } from "../../limits";
import { Path } from "../../problem";
import { Allowed, checkNumber } from "../checks";
import { cronFault } from "../cron";
import { EnvironmentRule, Report } from "../rule";
import { timeZoneFault } from "../time-zone";

type Numeric = Exclude<
  { [K in keyof RestoreTests]-?: NonNullable<RestoreTests[K]> extends number ? K : never }[keyof RestoreTests],
  undefined
>;

const NUMBERS: Readonly<Record<Numeric, Allowed>> = {
  startWithinHours: {
    what: "The start window",
    minimum: 1,
    maximum: MAX_START_WINDOW_HOURS,
    unit: "hours",
    source: RESTORE_TEST_SOURCES.quotas,
  },
  selectionWindowDays: {
    what: "The window of recovery points",
    minimum: 1,
    maximum: MAX_SELECTION_WINDOW_DAYS,
    unit: "days",
    source: RESTORE_TEST_SOURCES.recoveryPoints,
  },
  validationWindowHours: {
    what: "The validation window",
    minimum: 1,
    maximum: MAX_VALIDATION_WINDOW_HOURS,
    unit: "hours",
    source: RESTORE_TEST_SOURCES.selection,
  },
  restoreTimeObjectiveMinutes: { what: "The recovery time objective", minimum: 1, unit: "minutes" },
  successWithinDays: {
    what: "The time for a success",
    minimum: 1,
    maximum: MAX_SUCCESS_WITHIN_DAYS,
    unit: "days",
    source: RESTORE_TEST_SOURCES.quotas,
  },
  countAtMost: { what: "The end of counting", minimum: 1, maximum: MAX_COUNTED_ITEMS, unit: "items" },
};

function checkSchedule({ schedule, timeZone }: RestoreTests, path: Path, report: Report): boolean {
  const cron = cronFault(schedule);
  if (cron !== undefined) {
    const expected = "`cron(minutes hours day-of-month month day-of-week year)`, one of the two days as `?`";
    const finding = { message: `The schedule ${cron}.`, received: schedule, expected, source: SOURCES.cron };
    report.error(path.at("schedule"), finding);
  }
  const zone = timeZone === undefined ? undefined : timeZoneFault(timeZone);
  if (zone !== undefined) {
    const finding = { message: "The time zone is not known.", received: timeZone, expected: zone };
    report.error(path.at("timeZone"), { ...finding, source: RESTORE_TEST_SOURCES.plan });
  }
  return cron === undefined;
}

/** A success cannot be missed before the schedule could have given it, and no later than AWS remembers jobs. */
function checkFrequency(tests: RestoreTests, path: Path, report: Report): void {
  const needed = daysNeeded(tests);
  if (needed > MAX_SUCCESS_WITHIN_DAYS) {
    const gap = longestGapDays(tests.schedule);
    report.error(path.at("schedule"), {
      message: "Restores are tested so seldom that nobody would notice when the tests stop.",
      received: tests.schedule,
      expected:
        `a schedule after which every table has been tested again within ${MAX_SUCCESS_WITHIN_DAYS} days, ` +
        `start window and restore included, such as \`cron(0 4 ? * TUE *)\`` +
        (gap === Infinity ? "" : `; this one takes ${needed}`),
      source: RESTORE_TEST_SOURCES.testing,
    });
    return;
  }
  const { successWithinDays } = tests;
  if (successWithinDays === undefined || successWithinDays >= needed) return;
  const finding = {
    message: "The schedule gives no success within this time, so that the alarm would go off between two tests.",
    received: successWithinDays,
    expected: `at least ${needed} days`,
    source: RESTORE_TEST_SOURCES.testing,
  };
  report.error(path.at("successWithinDays"), finding, [path.at("schedule")]);
}

/** When restores are tested, and the windows around that. */
export const testSchedule: EnvironmentRule = ({ restoreTests: tests }, home, report) => {
  if (tests === undefined) return;
  const path = home.at("restoreTests");
  for (const name of Object.keys(NUMBERS) as Numeric[]) {
    const value = tests[name];
    if (value !== undefined) checkNumber(value, path.at(name), NUMBERS[name], report);
  }
  if (checkSchedule(tests, path, report)) checkFrequency(tests, path, report);
};
