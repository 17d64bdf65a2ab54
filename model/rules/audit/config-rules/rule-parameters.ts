import { managedRule, pageOf, RuleParameter } from "../../../audit/config-rules/catalogue";
import { FREQUENCIES } from "../../../audit/config-rules/plan-rules";
import { isFit, wanted } from "../../../audit/config-rules/parameter-fault";
import { SOURCES } from "../../../limits";
import { nearest } from "../../../nearest";
import { Path } from "../../../problem";
import { joined } from "../../../words";
import { checkNumber, suggestion } from "../../checks";
import { EnvironmentRule, Report } from "../../rule";

function checkParameters(
  given: Readonly<Record<string, string>>,
  known: Readonly<Record<string, RuleParameter>>,
  place: Path,
  source: string,
  report: Report,
): void {
  for (const [name, value] of Object.entries(given)) {
    const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!parameter) {
      const names = Object.keys(known);
      const expected = names.length === 0 ? "no parameters: it has none" : `one of ${names.join(", ")}`;
      report.error(place.at(name), {
        message: "The rule has no such parameter.",
        received: value,
        expected: expected + suggestion(nearest(name, names)),
        source,
      });
    } else if (!isFit(value, parameter)) {
      const message = "AWS Config does not take the value of the parameter.";
      report.error(place.at(name), { message, received: value, expected: wanted(parameter), source });
    }
  }
}

/** Parameters exist and have values that AWS Config takes; unknown rules are another rule's matter. */
export const ruleParameters: EnvironmentRule = ({ audit }, path, report) => {
  const place = path.at("audit").at("configRules");
  for (const [identifier, given] of Object.entries(audit?.configRules?.parameters ?? {})) {
    const managed = managedRule(identifier);
    const at = place.at("parameters").at(identifier);
    if (managed) checkParameters(given, managed.parameters ?? {}, at, pageOf(identifier), report);
  }
};

export const restoreMinutes: EnvironmentRule = ({ audit }, path, report) => {
  const minutes = audit?.configRules?.maximumRestoreMinutes;
  if (minutes === undefined) return;
  const place = path.at("audit").at("configRules").at("maximumRestoreMinutes");
  const source = pageOf("DYNAMODB_MEETS_RESTORE_TIME_TARGET");
  checkNumber(
    minutes,
    place,
    { what: "The time that a restore may take", minimum: 1, unit: "minutes", source },
    report,
  );
};

export const evaluationInterval: EnvironmentRule = ({ audit }, path, report) => {
  const hours = audit?.configRules?.everyHours;
  if (hours === undefined || FREQUENCIES.has(hours)) return;
  report.error(path.at("audit").at("configRules").at("everyHours"), {
    message: "AWS Config offers no such interval.",
    received: hours,
    expected: `${joined([...FREQUENCIES.keys()].map(String), "or")} hours`,
    source: SOURCES.configRuleApi,
  });
};
