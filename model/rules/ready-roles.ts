import { Locality, partitionOf } from "../arn";
import { SOURCES } from "../limits";
import { nearest } from "../nearest";
import { Path } from "../problem";
import { READY_ROLE_NAMES, ReadyRoles, RESTORED_PREFIX } from "../ready-roles";
import { placesOf } from "../places";
import { anyOf } from "../words";
import { checkDistinct, suggestion } from "./checks";
import { checkSession } from "./consumers";
import { EnvironmentRule, Report } from "./rule";

const source = SOURCES.iamPrincipals;
const NAMED = /^(?<kind>role|user)\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

function checkPrincipal(arn: string, path: Path, home: Locality, usersOnly: boolean, report: Report): void {
  const beginning = `arn:${partitionOf(home.region)}:iam::${home.account}:`;
  const kind = arn.startsWith(beginning) ? NAMED.exec(arn.slice(beginning.length))?.groups?.["kind"] : undefined;
  if (kind === undefined) {
    report.error(path, {
      message: "The principal is no role or user of the environment's account.",
      received: arn,
      expected: `\`${beginning}role/<name>\` or \`${beginning}user/<name>\`: neither the account as a whole nor \`*\``,
      source,
    });
  } else if (usersOnly && kind !== "user") {
    report.error(path, {
      message: "The session of a role carries no MFA, so that it could never take the break-glass role.",
      received: arn,
      expected: `an IAM user with a second factor: \`${beginning}user/<name>\``,
      source: SOURCES.iamMfa,
    });
  }
}

/** Who is trusted with the ready roles. */
export const trustedPrincipals: EnvironmentRule = (environment, path, report) => {
  const { roles } = environment;
  if (!roles) return;
  for (const key of Object.keys(READY_ROLE_NAMES) as (keyof ReadyRoles)[]) {
    const role = roles[key];
    if (!role) continue;
    const place = path.at("roles").at(key);
    if (role.trustedPrincipals.length === 0) {
      const expected = "at least one role or user, or no such role";
      const message = "Nobody is trusted with the role.";
      report.error(place.at("trustedPrincipals"), { message, received: [], expected, source });
    }
    role.trustedPrincipals.forEach((arn, position) => {
      checkPrincipal(arn, place.at("trustedPrincipals").at(position), environment, key === "breakGlass", report);
    });
    checkDistinct(role.trustedPrincipals, place.at("trustedPrincipals"), "principal", report);
    if ("maximumSessionHours" in role) checkSession(role.maximumSessionHours, place.at("maximumSessionHours"), report);
  }
};

/** Restricted tables that the analyst reads are named one by one. */
export const analystTables: EnvironmentRule = ({ roles, tables }, path, report) => {
  const named = roles?.analyst?.restrictedTables;
  if (!named) return;
  const place = path.at("roles").at("analyst").at("restrictedTables");
  const deployments = placesOf(tables, path.at("tables"));
  const restricted = deployments.filter(({ value }) => value.table.dataClassification === "restricted");
  const names = restricted.map(({ value }) => value.table.name);
  named.forEach((name, position) => {
    if (names.includes(name)) return;
    const finding = {
      message: "The environment deploys no table of this name that is classified as restricted.",
      received: name,
      expected: anyOf(names) + suggestion(nearest(name, names)),
    };
    const restsOn = deployments.flatMap(({ path: at }) => {
      const table = at.at("table");
      return [at, table, table.at("name"), table.at("dataClassification")];
    });
    report.error(place.at(position), finding, [path.at("tables"), ...restsOn]);
  });
  checkDistinct(named, place, "table", report);
};

/** The operator fills restored tables, which their names tell from live ones. */
export const restoredNames: EnvironmentRule = ({ roles, tables }, path, report) => {
  if (!roles?.operator) return;
  for (const { value, path: place } of placesOf(tables, path.at("tables"))) {
    if (!value.table.name.startsWith(RESTORED_PREFIX)) continue;
    report.error(place.at("table").at("name"), {
      message: "The operator may write to tables of such names: they are for restores.",
      received: value.table.name,
      expected: `a name that does not begin with \`${RESTORED_PREFIX}\``,
    });
  }
};
