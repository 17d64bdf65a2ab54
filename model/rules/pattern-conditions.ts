import { Condition, parametersOf } from "../condition";
import { SOURCES } from "../limits";
import { Place } from "../places";
import { Path } from "../problem";
import { quoted } from "../words";
import { Report, TableRule } from "./rule";
import { keyTypesOf, patternsOf } from "./table-parts";

const WITHOUT_VALUE: readonly string[] = ["attribute_exists", "attribute_not_exists"];
const LONE_PARAMETER = /^\{[A-Za-z]\w*\}$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const PARAMETER = /\{[A-Za-z]\w*\}/g;

/** Which values a condition has follows from its operator. */
function checkValues({ operator, value, upperValue }: Condition, path: Path, report: Report): void {
  const source = SOURCES.query;
  const bare = WITHOUT_VALUE.includes(operator);
  if (bare && value !== undefined) {
    const message = `The operator ${quoted(operator)} compares with nothing.`;
    report.error(path.at("value"), { message, received: value, expected: "no value", source });
  }
  if (!bare && value === undefined) {
    const message = `The operator ${quoted(operator)} needs a value.`;
    report.error(path.at("value"), { message, expected: "the template of a value", source });
  }
  if (operator === "between" && upperValue === undefined) {
    const message = 'The operator "between" needs an upper value.';
    report.error(path.at("upperValue"), {
      message,
      expected: "the template of the upper end, which is included",
      source,
    });
  }
  if (operator !== "between" && upperValue !== undefined) {
    const message = `The operator ${quoted(operator)} has no upper value.`;
    report.error(path.at("upperValue"), { message, received: upperValue, expected: 'nothing, or "between"', source });
  }
}

/** A brace that belongs to no parameter stays in the value as it is, which is seldom meant. */
function checkTemplate(template: string, path: Path, report: Report): void {
  if (!/[{}]/.test(template.replaceAll(PARAMETER, ""))) return;
  report.warning(path, {
    message: "There is a brace that belongs to no parameter and stays in the value.",
    received: template,
    expected: "`{name}` for a parameter: a letter, then letters, digits and `_`",
  });
}

/** What is known of key attributes: their type, and that their values are never empty. */
function checkKeyValue(template: string, type: string, path: Path, report: Report): void {
  if (type === "N" && !LONE_PARAMETER.test(template) && !NUMBER.test(template)) {
    report.error(path, {
      message: "The attribute is a number, and the value cannot be one.",
      received: template,
      expected: "a lone parameter such as `{day}`, or a number",
      source: SOURCES.constraints,
    });
  } else if (template === "") {
    const message = "The value of a key attribute is never empty.";
    report.error(path, { message, received: template, expected: "at least one byte", source: SOURCES.constraints });
  }
}

function checkCondition({ value: condition, path }: Place<Condition>, type: string | undefined, report: Report): void {
  checkValues(condition, path, report);
  for (const [name, template] of Object.entries({ value: condition.value, upperValue: condition.upperValue })) {
    if (template === undefined) continue;
    checkTemplate(template, path.at(name), report);
    if (type !== undefined) checkKeyValue(template, type, path.at(name), report);
  }
  if (condition.operator === "begins_with" && type === "N") {
    report.error(path.at("operator"), {
      message: `A number such as ${quoted(condition.attribute)} begins with nothing.`,
      received: condition.operator,
      expected: "a comparison or between(…)",
      source: SOURCES.query,
    });
  }
}

/** Values of the conditions on keys and in filters. */
export const conditionValues: TableRule = (table, path, report) => {
  const types = keyTypesOf(table, path);
  for (const { value: pattern, path: place } of patternsOf(table, path)) {
    for (const list of ["key", "filter"] as const) {
      pattern[list]?.forEach((value, position) => {
        checkCondition({ value, path: place.at(list).at(position) }, types.get(value.attribute), report);
      });
    }
  }
};

/** The names of all parameters of a pattern, once each. */
export function parametersOfPattern(conditions: readonly Condition[]): Set<string> {
  const templates = conditions.flatMap(({ value, upperValue }) => [value ?? "", upperValue ?? ""]);
  return new Set(templates.flatMap(parametersOf));
}
