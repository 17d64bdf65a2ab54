const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MINUTES_PER_DAY = 24 * 60;
const MINUTES_PER_WEEK = DAYS.length * MINUTES_PER_DAY;

const MOMENT = /^(?<day>mon|tue|wed|thu|fri|sat|sun):(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)$/;

/** A moment of the week such as `sun:03:00`, in minutes since Monday; nothing where it is none. */
function minuteOfWeek(text: string): number | undefined {
  const { day, hour, minute } = MOMENT.exec(text)?.groups ?? {};
  if (day === undefined) return undefined;
  return DAYS.indexOf(day) * MINUTES_PER_DAY + Number(hour) * 60 + Number(minute);
}

/** Minutes from the beginning to the end of a weekly window such as `sun:23:30-mon:01:00`; nothing where it is none. */
export function windowMinutes(window: string): number | undefined {
  const [from, until, ...rest] = window.split("-").map(minuteOfWeek);
  if (from === undefined || until === undefined || rest.length > 0) return undefined;
  return (until - from + MINUTES_PER_WEEK) % MINUTES_PER_WEEK;
}
