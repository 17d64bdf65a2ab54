import type { DeclaredExports } from "./declared-exports";

/** An export of a table into the archive, as DynamoDB describes it. */
export interface FoundExport {
  readonly arn: string;
  /** `IN_PROGRESS`, `COMPLETED` or `FAILED`. */
  readonly status: string;
  /** The moment whose items it holds. */
  readonly exportTime?: Date;
  /** When it was complete, or failed. */
  readonly endTime?: Date;
  /** Why it failed, in DynamoDB's words. */
  readonly failure?: string;
}

/** What is known of a table's exports. */
export interface Evidence {
  readonly exports: readonly FoundExport[];
  /** Since when exports are asked for; left out where no schedule asks for any. */
  readonly scheduledSince?: Date;
}

/** Moments between two checks. */
export interface Window {
  /** Not in it: it was in the last one. */
  readonly after: Date;
  /** In it. */
  readonly until: Date;
}

export interface Verdict {
  readonly table: DeclaredExports;
  /** Days since the moment whose items the newest complete export holds, or since exports are asked for. */
  readonly days: number;
  readonly isOverdue: boolean;
  /** What has failed since the last check. */
  readonly failed: readonly FoundExport[];
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/**
 * How far back DynamoDB lists exports, in days: a table with neither a complete export nor a schedule is as old as that.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListExports.html
 */
export const FURTHEST_BACK_DAYS = 90;

/**
 * The time from the last check to this one, by full hours: whenever in its hour the event comes, no moment is in two
 * windows, and none is in no window.
 */
export function windowOf({ time }: { readonly time?: string }, hours: number): Window {
  const until = Math.floor((time === undefined ? Date.now() : Date.parse(time)) / HOUR) * HOUR;
  if (Number.isNaN(until)) throw new Error(`${time} is no time of an event`);
  return { after: new Date(until - hours * HOUR), until: new Date(until) };
}

/**
 * Judges the exports of a table by the clock. The first one has as much time as every other: it is due from when
 * exports are asked for.
 */
export function judge(
  table: DeclaredExports,
  { exports, scheduledSince }: Evidence,
  { after, until }: Window,
): Verdict {
  const complete = exports.flatMap(({ status, exportTime }) =>
    status === "COMPLETED" && exportTime ? [exportTime] : [],
  );
  const newest = complete.length === 0 ? scheduledSince : new Date(Math.max(...complete.map((time) => time.getTime())));
  const days = newest === undefined ? FURTHEST_BACK_DAYS : Math.max(0, (until.getTime() - newest.getTime()) / DAY);
  return {
    table,
    days,
    isOverdue: days > table.overdueAfterDays,
    // One without a time is told rather than left out.
    failed: exports.filter(({ status, endTime = until }) => status === "FAILED" && endTime > after && endTime <= until),
  };
}
