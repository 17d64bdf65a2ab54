/** How long it can be from one day of a cron schedule to the next. */

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const DAY_MS = 24 * 60 * 60 * 1000;
/** Eight years with leap days: every distance between days of months and of weeks occurs in them, but for rare dates. */
const FIRST_DAY = Date.UTC(2027, 0, 1);
const DAYS = 8 * 366;

interface Range {
  readonly low: number;
  readonly high: number;
  readonly names?: readonly string[];
}

function numberOf(text: string, { low, names = [] }: Range): number {
  const named = names.indexOf(text.toUpperCase());
  return named >= 0 ? low + named : Number(text);
}

/** Whether a field holds for a value. */
function matches(field: string, value: number, range: Range): boolean {
  return field.split(",").some((element) => {
    const [span = "", step] = element.split("/");
    const [from = "", to] = span.split("-");
    const start = span === "*" ? range.low : numberOf(from, range);
    // With a step, a single number is where it begins; without one, it is all there is.
    const open = span === "*" || (to === undefined && step !== undefined);
    const end = open ? range.high : numberOf(to ?? from, range);
    return value >= start && value <= end && (value - start) % Number(step ?? 1) === 0;
  });
}

/** The last day of the month that this one is in. */
function lastDayOf(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** The day of the month on which `15W` runs: the weekday nearest to it within the month. */
function nearestWeekday(day: number, date: Date): number {
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)).getUTCDay();
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 0) return day === lastDayOf(date) ? day - 2 : day + 1;
  return day;
}

const ANY_DAY = { low: 1, high: 31 } as const;
const ANY_WEEKDAY = { low: 1, high: 7, names: WEEKDAYS } as const;

/** Whether a schedule's day of the month is this one: `15`, `L` for the last, `15W` and `LW` for weekdays near to them. */
function isDayOfMonth(field: string, date: Date): boolean {
  if (field === "?") return true;
  const [, day, near] = /^(L|\d+)(W?)$/i.exec(field) ?? [];
  if (day === undefined || (near === "" && !/L/i.test(day))) return matches(field, date.getUTCDate(), ANY_DAY);
  const last = lastDayOf(date);
  const wanted = /L/i.test(day) ? last : Number(day);
  if (wanted > last) return false;
  return date.getUTCDate() === (near === "" ? wanted : nearestWeekday(wanted, date));
}

/** Whether a schedule's day of the week is this one: `TUE`, `L` for Saturday, `FRIL` for the last Friday, `MON#2` for the second Monday. */
function isDayOfWeek(field: string, date: Date): boolean {
  if (field === "?") return true;
  const [, name, place] = /^(\w+?)(L|#[1-5])$/i.exec(field) ?? [];
  const weekday = date.getUTCDay() + 1;
  if (name === undefined || place === undefined)
    return matches(/^L$/i.test(field) ? "SAT" : field, weekday, ANY_WEEKDAY);
  if (!matches(name, weekday, ANY_WEEKDAY)) return false;
  const day = date.getUTCDate();
  return place.startsWith("#") ? Math.ceil(day / 7) === Number(place.slice(1)) : day + 7 > lastDayOf(date);
}

/** Days from one run of a sound schedule to the next, at most. Infinity where it ends. */
export function longestGapDays(expression: string): number {
  const fields = /^cron\(([^()]*)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? [];
  const [, , dayOfMonth = "?", month = "*", weekday = "?", year = "*"] = fields;
  if (year !== "*") return Infinity;
  let gap = 0;
  let last: number | undefined;
  for (let day = 0; day < DAYS; day++) {
    const date = new Date(FIRST_DAY + day * DAY_MS);
    const isDay =
      matches(month, date.getUTCMonth() + 1, { low: 1, high: 12, names: MONTHS }) &&
      isDayOfMonth(dayOfMonth, date) &&
      isDayOfWeek(weekday, date);
    if (!isDay) continue;
    if (last !== undefined) gap = Math.max(gap, day - last);
    last = day;
  }
  // A single run in all these years is as good as none.
  return gap === 0 ? Infinity : gap;
}
