/** Cron expressions as Application Auto Scaling takes them: six fields, `?` in one of the two day fields. */

interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** Names that stand for numbers, the first for `low`. */
  readonly names?: readonly string[];
  /** Forms that only this field has. */
  readonly special?: RegExp;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
/** `L`: the last day; `15W`: the weekday nearest to the 15th. */
const DAY_OF_MONTH = /^(?:L|LW|(?:[1-9]|[12]\d|3[01])W)$/;
/** `L`: Saturday; `FRIL`: the last Friday; `MON#2`: the second Monday. */
const DAY_OF_WEEK = /^(?:(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)?L|(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)#[1-5])$/;

const FIELDS: readonly Field[] = [
  { name: "minutes", low: 0, high: 59 },
  { name: "hours", low: 0, high: 23 },
  { name: "day of month", low: 1, high: 31, special: DAY_OF_MONTH },
  { name: "month", low: 1, high: 12, names: MONTHS },
  { name: "day of week", low: 1, high: 7, names: WEEKDAYS, special: DAY_OF_WEEK },
  { name: "year", low: 1970, high: 2199 },
];
const [DAY_OF_MONTH_POSITION, DAY_OF_WEEK_POSITION] = [2, 4];

function numberOf(text: string, { low, high, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return low + named;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  return value >= low && value <= high ? value : undefined;
}

/** One element of a list: `5`, `1-5`, `MON-FRI`, an asterisk, or one of these with a step: `0/15`, `1-30/2`. */
function isElement(text: string, field: Field): boolean {
  const [span = "", step, ...rest] = text.split("/");
  if (rest.length > 0) return false;
  const isStep = step === undefined || (/^\d{1,4}$/.test(step) && Number(step) >= 1 && Number(step) <= field.high);
  if (!isStep) return false;
  if (span === "*") return true;
  const ends = span.split("-").map((end) => numberOf(end, field));
  const [from, to = from] = ends;
  return ends.length <= 2 && from !== undefined && to !== undefined && from <= to && !ends.includes(undefined);
}

function isField(text: string, field: Field): boolean {
  return (
    field.special?.test(text.toUpperCase()) === true || text.split(",").every((element) => isElement(element, field))
  );
}

/** What is wrong with a cron expression, as the end of "The schedule …"; nothing where it is right. */
export function cronFault(expression: string): string | undefined {
  const inside = /^cron\(([^()]*)\)$/.exec(expression)?.[1]?.trim();
  if (inside === undefined) return "is not written as `cron(…)`";
  const fields = inside.split(/\s+/);
  if (fields.length !== FIELDS.length) return `has ${inside === "" ? 0 : fields.length} fields instead of six`;
  const open = [DAY_OF_MONTH_POSITION, DAY_OF_WEEK_POSITION].filter((position) => fields[position] === "?");
  if (open.length === 0) return "sets both the day of month and the day of week";
  if (open.length === 2) return "sets neither the day of month nor the day of week";
  const wrong = FIELDS.find((field, position) => !open.includes(position) && !isField(fields[position] ?? "", field));
  return wrong && `has a field that cannot be: ${wrong.name}`;
}
