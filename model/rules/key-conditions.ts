import { AccessPattern } from "../access-pattern";
import { Condition } from "../condition";
import { SOURCES } from "../limits";
import { Place } from "../places";
import { Path } from "../problem";
import { anyOf, quoted } from "../words";
import { Report } from "./rule";
import { Target } from "./table-parts";

const source = SOURCES.query;

export function conditionsOf(pattern: AccessPattern, path: Path): Place<Condition>[] {
  return pattern.key.map((value, position) => ({ value, path: path.at("key").at(position) }));
}

/** Exactly one condition on the attribute, and that an equality. `needs` starts the sentence: `A Query of the table`. */
export function checkEquality(
  conditions: readonly Place<Condition>[],
  name: string,
  needs: string,
  path: Path,
  report: Report,
) {
  const [first, ...further] = conditions.filter(({ value }) => value.attribute === name);
  if (!first) {
    const received = conditions.map(({ value }) => value.attribute);
    const message = `${needs} needs the value of the key attribute ${quoted(name)}.`;
    report.error(path.at("key"), { message, received, expected: `equals(${quoted(name)}, …)`, source });
    return;
  }
  const { operator } = first.value;
  if (operator !== "=") {
    const message = `${needs} takes only equality on the key attribute ${quoted(name)}.`;
    report.error(first.path.at("operator"), { message, received: operator, expected: '"="', source });
  }
  reportFurther(further, name, report);
}

export function reportFurther(further: readonly Place<Condition>[], name: string, report: Report): void {
  for (const { value, path } of further) {
    const message = `There is another condition on the key attribute ${quoted(name)}.`;
    report.error(path, {
      message,
      received: value.attribute,
      expected: "one condition for each key attribute",
      source,
    });
  }
}

/** Conditions on attributes that are no key: they cannot select items, only drop what was read. */
export function checkOthers(
  conditions: readonly Place<Condition>[],
  keys: readonly string[],
  { called, keyPlaces }: Pick<Target, "called" | "keyPlaces">,
  report: Report,
): void {
  for (const { value, path } of conditions) {
    if (keys.includes(value.attribute)) continue;
    const finding = {
      message: `The attribute is no key of ${called}.`,
      received: value.attribute,
      expected: `${anyOf(keys)}; a condition on another attribute belongs into "filter"`,
      source,
    };
    report.error(path.at("attribute"), finding, keyPlaces());
  }
}
