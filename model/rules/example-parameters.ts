import { AccessPattern } from "../access-pattern";
import { Condition } from "../condition";
import { nearest } from "../nearest";
import { Path } from "../problem";
import { anyOf, quoted } from "../words";
import { suggestion } from "./checks";
import { parametersOfPattern } from "./pattern-conditions";
import { Report, TableRule } from "./rule";
import { keyTypesOf, patternsOf } from "./table-parts";

type Given = Readonly<Record<string, string | number>>;

const BATCH: readonly string[] = ["BatchGetItem", "BatchWriteItem"];

/** The parameters that stand alone for a number attribute: what is given for them has to be a number. */
function numericParameters(conditions: readonly Condition[], types: ReadonlyMap<string, string>): Set<string> {
  return parametersOfPattern(conditions.filter(({ attribute }) => types.get(attribute) === "N"));
}

export function isNumeric(value: string | number): boolean {
  return typeof value === "number" ? Number.isFinite(value) : value.trim() !== "" && Number.isFinite(Number(value));
}

function checkGiven(
  given: Given,
  { needed, numeric, restsOn }: { needed: ReadonlySet<string>; numeric: ReadonlySet<string>; restsOn: readonly Path[] },
  path: Path,
  report: Report,
): void {
  for (const name of needed) {
    if (Object.hasOwn(given, name)) continue;
    const message = `The parameter ${quoted(name)} is not given.`;
    report.error(path, { message, received: Object.keys(given), expected: `a value for ${quoted(name)}` });
  }
  for (const [name, value] of Object.entries(given)) {
    if (!needed.has(name)) {
      const expected = anyOf([...needed]) + suggestion(nearest(name, needed));
      report.error(path.at(name), { message: "The pattern has no such parameter.", received: name, expected }, restsOn);
    } else if (numeric.has(name) && !isNumeric(value)) {
      const message = "The parameter is the value of a number attribute.";
      report.error(path.at(name), { message, received: value, expected: "a number" });
    }
  }
}

function conditionPlaces(pattern: AccessPattern, path: Path): Path[] {
  return (["key", "filter"] as const).flatMap((list) => [
    path.at(list),
    ...(pattern[list] ?? []).flatMap((_, position) =>
      ["attribute", "value", "upperValue"].map((name) => path.at(list).at(position).at(name)),
    ),
  ]);
}

/** An example gives exactly the parameters that the templates of its pattern need. */
export const exampleParameters: TableRule = (table, path, report) => {
  const types = keyTypesOf(table, path);
  for (const { value: pattern, path: place } of patternsOf(table, path)) {
    if (!pattern.example) continue;
    const { given } = pattern.example;
    const conditions = [...pattern.key, ...(pattern.filter ?? [])];
    const needed = parametersOfPattern(conditions);
    const numeric = numericParameters(conditions, types);
    const rules = { needed, numeric, restsOn: conditionPlaces(pattern, place) };
    const at = place.at("example").at("given");
    if (!Array.isArray(given)) {
      checkGiven(given as Given, rules, at, report);
      continue;
    }
    if (!BATCH.includes(pattern.operation) || given.length === 0) {
      report.error(at, {
        message:
          given.length === 0 ? "Nothing is given." : `The operation ${pattern.operation} takes one set of parameters.`,
        received: given,
        expected: given.length === 0 ? "at least one set of parameters" : `an object, or one of ${anyOf(BATCH)}`,
      });
    }
    given.forEach((one: Given, position) => {
      checkGiven(one, rules, at.at(position), report);
    });
  }
};
