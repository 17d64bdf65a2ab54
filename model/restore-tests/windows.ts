import { RestoreTests } from "../restore-tests";
import { longestGapDays } from "./longest-gap";

export const DEFAULT_TIME_ZONE = "Etc/UTC";
/** Hours. */
export const DEFAULT_START_WINDOW = 8;
/** Days. */
export const DEFAULT_SELECTION_WINDOW = 7;
/** Hours. */
export const DEFAULT_VALIDATION_WINDOW = 24;
export const DEFAULT_COUNT_AT_MOST = 10_000_000;
export const DEFAULT_MINIMUM_ITEMS = 1;

/**
 * Days within which a schedule gives every table a success if all goes well: the longest time between two runs, the
 * window in which AWS begins the second, and the time that its restore may take.
 */
export function daysNeeded({ schedule, startWithinHours, restoreTimeObjectiveMinutes }: RestoreTests): number {
  const start = (startWithinHours ?? DEFAULT_START_WINDOW) / 24;
  return Math.ceil(longestGapDays(schedule) + start + restoreTimeObjectiveMinutes / (24 * 60));
}
