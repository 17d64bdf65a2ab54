import { Place } from "../places";
import { Path } from "../problem";
import { figure, quoted } from "../words";
import { Report } from "./rule";

/** Checks that many rules need, so that each of them reads the same in every message. */

/** What a number may be. */
export interface Allowed {
  /** What the number is, as the start of a sentence: `The read capacity`. */
  readonly what: string;
  readonly minimum: number;
  /** @default - no limit */
  readonly maximum?: number;
  /** What is counted: `capacity units per second`. */
  readonly unit: string;
  /** @default true */
  readonly whole?: boolean;
  readonly source?: string;
}

/** Reports a number outside of its range. Takes NaN for wrong, so that no comparison has to think of it. */
export function checkNumber(value: number, path: Path, allowed: Allowed, report: Report): void {
  const { what, minimum, maximum = Infinity, unit, whole = true, source } = allowed;
  if (value >= minimum && value <= maximum && Number.isFinite(value) && (!whole || Number.isInteger(value))) return;
  const kind = whole ? "a whole number" : "a number";
  const range = maximum === Infinity ? `at least ${figure(minimum)}` : `${figure(minimum)} to ${figure(maximum)}`;
  report.error(path, {
    message: `${what} is not ${kind} in its range.`,
    received: value,
    expected: `${kind}, ${range} ${unit}`,
    source,
  });
}

/** Reports every element whose name an earlier one has. `what` is what is named: `index`. */
export function checkUnique(places: readonly Place<{ readonly name: string }>[], what: string, report: Report): void {
  const first = new Map<string, Path>();
  for (const { value, path } of places) {
    const taken = first.get(value.name);
    if (taken === undefined) {
      first.set(value.name, path);
      continue;
    }
    report.error(path.at("name"), {
      message: `The name of the ${what} is taken by ${taken.toString()}.`,
      received: value.name,
      expected: `a name that no other ${what} has`,
    });
  }
}

/** Reports every text of a list that occurred before. */
export function checkDistinct(texts: readonly string[], path: Path, what: string, report: Report): void {
  const seen = new Set<string>();
  texts.forEach((text, position) => {
    if (seen.has(text)) {
      report.error(path.at(position), {
        message: `The ${what} is listed twice.`,
        received: text,
        expected: `each ${what} once`,
      });
    }
    seen.add(text);
  });
}

/** Reports a text that does not have its form. `form` says in words what `pattern` says. */
export function checkForm(
  text: string,
  path: Path,
  { what, pattern, form, source }: { what: string; pattern: RegExp; form: string; source?: string },
  report: Report,
): void {
  if (!pattern.test(text))
    report.error(path, { message: `${what} is malformed.`, received: text, expected: form, source });
}

/** How a name that is probably meant is added to what is expected. */
export function suggestion(hint: string | undefined): string {
  return hint === undefined ? "" : `; did you mean ${quoted(hint)}?`;
}
