import { Consumer, Grant } from "../consumer";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { MAX_ROLE_NAME_LENGTH, MAX_SESSION_HOURS, SOURCES } from "../limits";
import { roleNameIn, SERVICE_ROLE_PREFIXES } from "../names";
import { nearest } from "../nearest";
import { Place, placesOf } from "../places";
import { Path } from "../problem";
import { READY_ROLE_NAMES } from "../ready-roles";
import { anyOf, quoted } from "../words";
import { checkDistinct, checkForm, checkNumber, checkUnique, suggestion } from "./checks";
import { EnvironmentRule, Report } from "./rule";
import { patternsOf } from "./table-parts";

const NAME = /^(?!.*--)[a-z][a-z0-9-]*[a-z0-9]$/;
const RESERVED: readonly string[] = Object.values(READY_ROLE_NAMES);

export function consumerPlaces({ consumers }: Environment, path: Path): Place<Consumer>[] {
  return placesOf(consumers, path.at("consumers"));
}

/** How long somebody may hold a role. */
export function checkSession(hours: number | undefined, path: Path, report: Report): void {
  if (hours === undefined) return;
  const allowed = { minimum: 1, maximum: MAX_SESSION_HOURS, unit: "hours", source: SOURCES.sessionDuration };
  checkNumber(hours, path, { what: "The longest session", ...allowed }, report);
}

/** A consumer's name is that of its role, which the ready roles have names in as well. */
export const consumerNames: EnvironmentRule = (environment, path, report) => {
  const places = consumerPlaces(environment, path);
  for (const { value, path: place } of places) {
    const { name } = value;
    const source = SOURCES.iamNames;
    const form = "lower-case letters, digits and single hyphens, a letter first and no hyphen last";
    checkForm(name, place.at("name"), { what: "The name of the consumer", pattern: NAME, form, source }, report);
    const roleName = roleNameIn(environment.name, name);
    if (roleName.length > MAX_ROLE_NAME_LENGTH) {
      report.error(place.at("name"), {
        message: "With the prefix of the environment the name of the role is too long.",
        received: roleName,
        expected: `at most ${MAX_ROLE_NAME_LENGTH} characters, the prefix included`,
        source,
      });
    }
    if (RESERVED.includes(name)) {
      const message = "One of the ready roles has this name.";
      report.error(place.at("name"), { message, received: name, expected: `another name than ${anyOf(RESERVED)}` });
    }
    const taken = SERVICE_ROLE_PREFIXES.find((prefix) => name.startsWith(prefix));
    if (taken !== undefined) {
      report.error(place.at("name"), {
        message: "Roles of AWS services have names that begin like this.",
        received: name,
        expected: `a name that does not begin with ${quoted(taken)}`,
      });
    }
    checkSession(value.maximumSessionHours, place.at("maximumSessionHours"), report);
  }
  checkUnique(places, "consumer", report);
};

function checkPatterns(grant: Grant, place: Path, deployed: Place<TableDeployment>, report: Report): void {
  const patterns = patternsOf(deployed.value.table, deployed.path.at("table"));
  const names = patterns.map(({ value }) => value.name);
  grant.patterns.forEach((name, position) => {
    if (names.includes(name)) return;
    const finding = {
      message: "The table has no such access pattern.",
      received: name,
      expected: `a pattern of the table${suggestion(nearest(name, names)) || `: ${anyOf(names)}`}`,
    };
    const restsOn = patterns.map((pattern) => pattern.path.at("name"));
    const list = deployed.path.at("table").at("accessPatterns");
    report.error(place.at("patterns").at(position), finding, [list, ...restsOn]);
  });
}

/** What is granted exists, and somebody is granted something. */
export const consumerGrants: EnvironmentRule = (environment, path, report) => {
  if (!environment.consumers?.length) return;
  const deployments = placesOf(environment.tables, path.at("tables"));
  const names = deployments.map(({ value }) => value.table.name);
  for (const { value: consumer, path: at } of consumerPlaces(environment, path)) {
    if (consumer.grants.length === 0) {
      const expected = "at least one table with its access patterns, or no such consumer";
      report.error(at.at("grants"), { message: "The consumer is granted nothing.", received: [], expected });
    }
    consumer.grants.forEach((grant, position) => {
      const place = at.at("grants").at(position);
      if (grant.patterns.length === 0) {
        const message = "The grant names no access patterns, so that it allows nothing.";
        report.error(place.at("patterns"), {
          message,
          received: [],
          expected: "names of access patterns of the table",
        });
      }
      checkDistinct(grant.patterns, place.at("patterns"), "access pattern", report);
      const deployed = deployments.find(({ value }) => value.table.name === grant.table);
      if (deployed) {
        checkPatterns(grant, place, deployed, report);
        return;
      }
      const finding = {
        message: "The environment deploys no such table.",
        received: grant.table,
        expected: anyOf(names) + suggestion(nearest(grant.table, names)),
      };
      const restsOn = deployments.flatMap((each) => [
        each.path,
        each.path.at("table"),
        each.path.at("table").at("name"),
      ]);
      report.error(place.at("table"), finding, [path.at("tables"), ...restsOn]);
    });
  }
};
