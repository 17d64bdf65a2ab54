import { Day, daysIn, Window } from "./days";

/**
 * Sums of a metric by day. A day that is missing has no samples at all, which says nothing: DynamoDB sends zeros for
 * what is idle, but not always, and CloudWatch loses samples.
 */
export type DailySums = ReadonlyMap<Day, number>;

/** What was measured of a table in one Region. */
export interface MeasuredUse {
  readonly region: string;
  /** Consumed capacity of the table and of each of its global secondary indexes, and requests for its stream. */
  readonly series: readonly NamedSeries[];
}

export interface NamedSeries {
  /** What a sum above zero means: `read`, `index by-state written`. */
  readonly what: string;
  readonly sums: DailySums;
}

/** A day on which something was used, and how. */
export interface Use {
  readonly day: Day;
  readonly what: string;
  readonly region: string;
}

/** The last time that something was used in the window or since. */
export function lastUse(measured: readonly MeasuredUse[], { first }: Window): Use | undefined {
  let last: Use | undefined;
  for (const { region, series } of measured) {
    for (const { what, sums } of series) {
      for (const [day, sum] of sums) {
        if (sum > 0 && day >= first && (last === undefined || day > last.day)) last = { day, what, region };
      }
    }
  }
  return last;
}

/**
 * Days of the window without any sample. One sample is enough for a day: it shows that the metrics of this table
 * arrived, and then what has no samples had no use.
 */
export function silentDays(series: readonly NamedSeries[], window: Window): number {
  let observed = 0;
  for (let day = window.first; day <= window.last; day++) {
    if (series.some(({ sums }) => sums.has(day))) observed++;
  }
  return daysIn(window) - observed;
}

/**
 * How many days may be silent without leaving the whole in doubt: one in twenty. Samples do get lost, and a use that
 * happens once in the window is unlikely to fall on just these days. This project's choice.
 */
export function toleratedSilence(window: Window): number {
  return Math.floor(daysIn(window) / 20);
}
