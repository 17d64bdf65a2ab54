/** A day in UTC, counted from 1970-01-01: CloudWatch cuts the metrics of a day at midnight UTC. */
export type Day = number;

export const DAY_SECONDS = 86_400;
const DAY_MILLISECONDS = DAY_SECONDS * 1000;

/** The day that a point in time is in. */
export function dayOf(time: Date): Day {
  return Math.floor(time.getTime() / DAY_MILLISECONDS);
}

/** When a day begins. */
export function startOf(day: Day): Date {
  return new Date(day * DAY_MILLISECONDS);
}

/** `2026-11-27` */
export function dateOf(day: Day): string {
  return startOf(day).toISOString().slice(0, 10);
}

/** The day that a text such as `2026-11-27` names; nothing where there is no such day. */
export function readDate(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = new Date(`${text}T00:00:00Z`);
  // A month has not always 31 days: JavaScript takes 2026-02-30 for the 2nd of March.
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== text ? undefined : dayOf(time);
}

/** The last complete days before today. */
export interface Window {
  readonly first: Day;
  readonly last: Day;
}

export function windowBefore(today: Day, days: number): Window {
  return { first: today - days, last: today - 1 };
}

export function daysIn({ first, last }: Window): number {
  return last - first + 1;
}
