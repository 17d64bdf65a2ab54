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
  const { deployRole } = environment;
  const names = [...roleNames, ...(deployRole === undefined ? [] : [deployRole])];
  const patterns = serviceRoles(environment).map((beginning) => `${beginning}*`);
  const arns = [...names.map((each) => roleArn(environment, each)), ...(trail.knownPrincipals ?? [])];
  return [...new Set([...patterns, ...arns.filter((arn) => !isServiceRole(arn, environment))])].sort();
}

/** What the ARNs of the roles begin with that AWS services take for the environment. */
function serviceRoles(environment: Environment): string[] {
  return SERVICE_ROLE_PREFIXES.map((prefix) => roleArn(environment, `${environment.name}-${prefix}`));
}

/** Whether the ARN is that of a role that an AWS service takes for the environment, which is known without a word. */
export function isServiceRole(arn: string, environment: Environment): boolean {
  return serviceRoles(environment).some((beginning) => arn.startsWith(beginning));
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
