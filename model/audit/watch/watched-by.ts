import { roleArn } from "../../arn";
import { Environment } from "../../environment";
import { serviceBoundaryName, SERVICE_ROLE_PREFIXES, tableNameIn } from "../../names";
import { resolveAlerts } from "../../resolve/resolve-alerts";
import { trailBucketName, trailLogGroupName, trailName, trailRoleName } from "../names";
import { defaultDataEvents, isClassified, recordedTables } from "../scope";
import { CreatedTrail } from "../trail";
import { Watched } from "./watched";

/** Denied calls within five minutes that raise an alarm: more than a slip, fewer than a search. */
const DEFAULT_DENIED_CALLS = 10;

/**
 * Who may export tables and reach classified ones: whoever the environment gives a role, or names. Somebody whom a
 * pattern covers is not named beside it: two filters would count one call of theirs, and each such call would hide one
 * of a stranger.
 */
function knownPrincipals(trail: CreatedTrail, environment: Environment, roleNames: readonly string[]): string[] {
  const { name, deployRole } = environment;
  const names = [...roleNames, ...(deployRole === undefined ? [] : [deployRole])];
  const services = SERVICE_ROLE_PREFIXES.map((prefix) => `${name}-${prefix}*`);
  const patterns = services.map((each) => roleArn(environment, each));
  const arns = [...names.map((each) => roleArn(environment, each)), ...(trail.knownPrincipals ?? [])];
  return [...new Set([...patterns, ...arns.filter((arn) => !isCovered(arn, patterns))])].sort();
}

/** Whether one of these patterns, which end in `*`, stands for the ARN as well. */
function isCovered(arn: string, patterns: readonly string[]): boolean {
  return patterns.some((each) => arn.startsWith(each.slice(0, -1)));
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
    logGroupName: trailLogGroupName(name),
    bucketName: trail.bucket?.kind === "existing" ? undefined : trailBucketName(trail.bucket, environment),
    alertTopicArn: resolveAlerts(environment).topicArn,
    roleName: trailRoleName(name),
    rolePolicyNames: [trailRoleName(name), serviceBoundaryName(name, "audit")],
    classifiedTables: classified.map((table) => tableNameIn(name, table.name)),
    otherTables: classified.length < recorded.length,
    knownPrincipals: knownPrincipals(trail, environment, roleNames),
    deniedCalls: trail.deniedCalls ?? DEFAULT_DENIED_CALLS,
    managementEvents: typeof managementEvents === "string" ? managementEvents : "none",
    dataEvents: trail.dataEvents ?? defaultDataEvents(environment),
  };
}
