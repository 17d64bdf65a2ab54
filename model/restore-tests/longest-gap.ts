/** How long it can be from one day of a cron schedule to the next. */

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const DAY_MS = 24 * 60 * 60 * 1000;
/** Two years with a leap day between: every distance between days of months and of weeks occurs in them. */
const FIRST_DAY = Date.UTC(2027, 0, 1);
const DAYS = 2 * 366;

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

/**
 * Days from one run of a sound schedule to the next, at most. Infinity where it ends, and where it names days by their
 * place in a month (`L`, `15W`, `MON#1`), which is more than four weeks in any case.
 */
export function longestGapDays(expression: string): number {
  const fields = /^cron\(([^()]*)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? [];
  const [, , dayOfMonth = "?", month = "*", weekday = "?", year = "*"] = fields;
  const byWeek = weekday.toUpperCase() === "L" ? "SAT" : weekday;
  if (year !== "*" || /[LW#]/i.test(dayOfMonth) || /L$|#/i.test(byWeek)) return Infinity;
  let gap = 0;
  let last: number | undefined;
  for (let day = 0; day < DAYS; day++) {
    const date = new Date(FIRST_DAY + day * DAY_MS);
    const isDay =
      matches(month, date.getUTCMonth() + 1, { low: 1, high: 12, names: MONTHS }) &&
      (dayOfMonth === "?" || matches(dayOfMonth, date.getUTCDate(), { low: 1, high: 31 })) &&
      (byWeek === "?" || matches(byWeek, date.getUTCDay() + 1, { low: 1, high: 7, names: WEEKDAYS }));
    if (!isDay) continue;
    gap = Math.max(gap, day - (last ?? 0));
    last = day;
  }
  return last === undefined ? Infinity : Math.max(gap, DAYS - last);
}
