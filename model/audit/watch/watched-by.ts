import { roleArn } from "../../arn";
import { Environment } from "../../environment";
import { SERVICE_ROLE_PREFIXES, tableNameIn } from "../../names";
import { trailName } from "../names";
import { defaultDataEvents, isClassified, recordedTables } from "../scope";
import { CreatedTrail } from "../trail";
import { Watched } from "./watched";

/** Denied calls within five minutes that raise an alarm: more than a slip, fewer than a search. */
const DEFAULT_DENIED_CALLS = 10;

/** Who may export tables and reach classified ones: whoever the environment gives a role, or names. */
function knownPrincipals(trail: CreatedTrail, environment: Environment, roleNames: readonly string[]): string[] {
  const { name, deployRole } = environment;
  const names = [...roleNames, ...(deployRole === undefined ? [] : [deployRole])];
  const services = SERVICE_ROLE_PREFIXES.map((prefix) => `${name}-${prefix}*`);
  const arns = [...names, ...services].map((each) => roleArn(environment, each));
  return [...new Set([...arns, ...(trail.knownPrincipals ?? [])])].sort();
}

/** What the alarms of an environment's trail are about. */
export function watchedBy(trail: CreatedTrail, environment: Environment, roleNames: readonly string[]): Watched {
  const { name } = environment;
  const recorded = recordedTables(trail, environment).map(({ table }) => table);
  const classified = recorded.filter(isClassified);
  const { managementEvents = "all" } = trail;
  return {
    environment: name,
    trailName: trailName(name),
    classifiedTables: classified.map((table) => tableNameIn(name, table.name)),
    otherTables: classified.length < recorded.length,
    knownPrincipals: knownPrincipals(trail, environment, roleNames),
    deniedCalls: trail.deniedCalls ?? DEFAULT_DENIED_CALLS,
    managementEvents: typeof managementEvents === "string" ? managementEvents : "none",
    dataEvents: trail.dataEvents ?? defaultDataEvents(environment),
  };
}
