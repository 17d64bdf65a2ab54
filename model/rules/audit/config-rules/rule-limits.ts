import { conformancePack } from "../../../audit/config-rules/conformance-pack";
import { environmentFacts } from "../../../audit/config-rules/facts";
import { managedRule } from "../../../audit/config-rules/catalogue";
import { planRules } from "../../../audit/config-rules/plan-rules";
import { MAX_CONFIG_RULES, MAX_PACK_BYTES, MAX_PACK_RULES, MAX_RULE_PARAMETERS_LENGTH, SOURCES } from "../../../limits";
import { Path } from "../../../problem";
import { ResolvedConfigRule } from "../../../resolve/resolved-config-rules";
import { figure, utf8Length } from "../../../words";
import { EnvironmentRule, Report } from "../../rule";

function checkPack(rules: readonly ResolvedConfigRule[], place: Path, tables: Path, report: Report): void {
  const bytes = utf8Length(conformancePack({ rules }));
  const tooMany = [
    { count: rules.length, maximum: MAX_PACK_RULES, what: "rules", source: SOURCES.configLimits },
    { count: bytes, maximum: MAX_PACK_BYTES, what: "bytes", source: SOURCES.conformancePackApi },
  ];
  for (const { count, maximum, what, source } of tooMany) {
    if (count <= maximum) continue;
    const finding = {
      message: `The conformance pack has ${figure(count)} ${what}.`,
      received: "conformance-pack",
      expected: `at most ${figure(maximum)} ${what}: fewer tables, or "rules"`,
      source,
    };
    report.error(place.at("deployedAs"), finding, [tables]);
  }
}

/** What is planned fits into AWS Config, and holds what has to be there. */
export const ruleLimits: EnvironmentRule = (environment, path, report) => {
  const options = environment.audit?.configRules;
  if (!options) return;
  const place = path.at("audit").at("configRules");
  const tables = path.at("tables");
  const { rules } = planRules(environment, environmentFacts(environment), options);
  if (rules.length > MAX_CONFIG_RULES) {
    const finding = {
      message: "There are too many rules for one account and Region.",
      received: rules.length,
      expected: `at most ${figure(MAX_CONFIG_RULES)}: fewer tables, or REQUIRED_TAGS in \`without\``,
      source: SOURCES.configLimits,
    };
    report.error(place, finding, [tables]);
  }
  if (options.deployedAs === "conformance-pack") checkPack(rules, place, tables, report);
  for (const { ruleName, parameters } of rules) {
    const length = JSON.stringify(parameters).length;
    if (length <= MAX_RULE_PARAMETERS_LENGTH) continue;
    const finding = {
      message: `The parameters of the rule "${ruleName}" have ${figure(length)} characters.`,
      received: parameters,
      expected: `at most ${figure(MAX_RULE_PARAMETERS_LENGTH)}: shorter tags or parameters`,
      source: SOURCES.configRuleApi,
    };
    report.error(place, finding, [tables, place.at("parameters")]);
  }
  options.required?.forEach((identifier, position) => {
    // What AWS does not know or offer is another rule's matter.
    if (!managedRule(identifier) || rules.some((rule) => rule.identifier === identifier)) return;
    const finding = {
      message:
        "The rule has to be there, and is not: the environment has nothing that it is about, or decided otherwise.",
      received: identifier,
      expected: "what the rule is about, `accountWide` where it judges the account, or no such entry",
    };
    report.error(place.at("required").at(position), finding, [tables, path.at("region"), path.at("network")]);
  });
};
