import { ConfigRules } from "../../../audit/config-rules";
import { isOfferedIn, MANAGED_RULES, managedRule, pageOf } from "../../../audit/config-rules/catalogue";
import { controlRules, notDeployedBecause } from "../../../audit/config-rules/from-controls";
import { nearest } from "../../../nearest";
import { Path } from "../../../problem";
import { checkDistinct, suggestion } from "../../checks";
import { checkReason } from "../../reasons";
import { EnvironmentRule, Report } from "../../rule";

/** A place in which a rule is named, and whether it is to be deployed there. */
interface Named {
  readonly identifier: string;
  readonly path: Path;
  readonly deployed: boolean;
}

/** Every place in which an environment names a rule. */
function namesIn({ required = [], without = [], parameters = {}, remediation }: ConfigRules, path: Path): Named[] {
  const keysOf = (record: object, place: Path) =>
    Object.keys(record).map((identifier) => ({ identifier, path: place.at(identifier), deployed: true }));
  return [
    ...required.map((identifier, position) => ({
      identifier,
      path: path.at("required").at(position),
      deployed: true,
    })),
    ...without.map(({ rule }, position) => ({
      identifier: rule,
      path: path.at("without").at(position).at("rule"),
      deployed: false,
    })),
    ...keysOf(parameters, path.at("parameters")),
    ...keysOf(remediation?.rules ?? {}, path.at("remediation").at("rules")),
  ];
}

function checkKnown({ identifier, path }: Named, report: Report): boolean {
  const known = controlRules().map(({ rule }) => rule.identifier);
  if (known.includes(identifier)) return true;
  const isManaged = managedRule(identifier) !== undefined;
  const reason = notDeployedBecause(identifier);
  const unknown =
    reason === undefined ? "No control of this project carries the rule." : `The rule is not deployed: ${reason}.`;
  report.error(path, {
    message: isManaged ? unknown : "There is no such managed rule among those that the controls of this project carry.",
    received: identifier,
    expected: `one of ${[...known].sort().join(", ")}${suggestion(nearest(identifier, known))}`,
    source: isManaged ? pageOf(identifier) : MANAGED_RULES.source,
  });
  return false;
}

function checkOffered({ identifier, path, deployed }: Named, region: string, report: Report, regionPath: Path): void {
  const managed = managedRule(identifier);
  if (!deployed || !managed || isOfferedIn(region, managed)) return;
  const { onlyIn, absentIn = [] } = managed;
  const finding = {
    message: `AWS does not offer the rule in ${region}, as its pages of ${MANAGED_RULES.date} say.`,
    received: identifier,
    expected: onlyIn ? `a Region with it: ${onlyIn.join(", ")}` : `a Region other than ${absentIn.join(", ")}`,
    source: pageOf(identifier),
  };
  report.error(path, finding, [regionPath]);
}

/** Rules are named as AWS names them, exist in the Region, and are not asked for and left out at once. */
export const namedRules: EnvironmentRule = ({ audit, region }, path, report) => {
  const options = audit?.configRules;
  if (!options) return;
  const place = path.at("audit").at("configRules");
  const names = namesIn(options, place);
  const left = new Set(names.filter(({ deployed }) => !deployed).map(({ identifier }) => identifier));
  for (const named of names) {
    if (!checkKnown(named, report)) continue;
    checkOffered(named, region, report, path.at("region"));
    if (!named.deployed || !left.has(named.identifier)) continue;
    report.error(named.path, {
      message: "The rule is left out by `without`.",
      received: named.identifier,
      expected: "one of the two",
    });
  }
  const without = options.without ?? [];
  const identifiers = without.map(({ rule }) => rule);
  checkDistinct(identifiers, place.at("without"), "rule", report);
  without.forEach(({ reason }, position) => {
    checkReason(reason, place.at("without").at(position).at("reason"), "leaving out the rule", report);
  });
};
