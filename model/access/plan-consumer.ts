import { AccessPattern, isRead, Operation } from "../access-pattern";
import { Consumer, Grant } from "../consumer";
import { dataKeyAlias, roleNameIn, terraformName } from "../names";
import { Statement } from "../policy-statement";
import { ResolvedPolicy, ResolvedRole } from "../resolve/resolved";
import { tokenOf } from "./attempt-token";
import { cacheUse, ProtectedCache } from "./cache-use";
import { keyUse } from "./key-use";
import { mergeStatements } from "./merge-statements";
import { packPolicies } from "./pack-policies";
import { needsOf } from "./pattern-needs";
import { ProtectedEnvironment, ProtectedTable } from "./protected-table";
import { trustOf } from "./trust";

const DEFAULT_SESSION_HOURS = 1;

/** Seconds of a session; an hour where nothing is said. */
export function sessionSeconds(hours = DEFAULT_SESSION_HOURS): number {
  return hours * 60 * 60;
}

/** The access patterns of a grant that the table has; validation names the others. */
function patternsOf({ table }: ProtectedTable, grant: Grant) {
  return table.accessPatterns.filter(({ name }) => grant.patterns.includes(name));
}

/** Every statement that the grants on one table come to. */
function statementsFor(
  target: ProtectedTable,
  grants: readonly Grant[],
  environment: ProtectedEnvironment,
): Statement[] {
  const granted = grants.flatMap((grant) => patternsOf(target, grant).map((pattern) => ({ grant, pattern })));
  const needs = granted.flatMap(({ grant, pattern }) => needsOf(target.table, pattern, target.arns, grant.rows));
  if (needs.length === 0) return [];
  const { account, name } = environment;
  const use = {
    account,
    regions: target.regions,
    aliases: [dataKeyAlias(name, target.key)],
    keyArns: target.replicaKeyArns,
    writes: granted.some(({ pattern }) => !isRead(pattern.operation)),
  };
  return [...mergeStatements(needs), ...keyUse(use)];
}

/** One policy for each table, so that another pattern changes that policy alone. */
function policiesOf(consumer: Consumer, environment: ProtectedEnvironment): ResolvedPolicy[] {
  return environment.tables.flatMap((target) => {
    const grants = consumer.grants.filter(({ table }) => table === target.table.name);
    const named = {
      terraformName: terraformName(consumer.name, target.table.name),
      policyName: roleNameIn(environment.name, `${consumer.name}-${target.table.name}`),
      description: `Access patterns of ${consumer.name} on ${target.tableName}`,
    };
    return packPolicies(named, statementsFor(target, grants, environment));
  });
}

/** What a pattern comes to at a cache: its operation, and the read that settles a write whose answer was lost. */
function operationsAt(cache: ProtectedCache, { table }: ProtectedTable, pattern: AccessPattern): Operation[] {
  const isSettled = cache.writeThrough && tokenOf(table, pattern) !== undefined;
  return isSettled ? [pattern.operation, "GetItem"] : [pattern.operation];
}

/** One policy for each cache that it calls. */
function cachePolicies(consumer: Consumer, environment: ProtectedEnvironment): ResolvedPolicy[] {
  return environment.caches
    .filter(({ name }) => consumer.caches?.includes(name))
    .flatMap((cache) => {
      const named = {
        terraformName: terraformName(consumer.name, "cache", cache.name),
        policyName: roleNameIn(environment.name, `${consumer.name}-cache-${cache.name}`),
        description: `Access patterns of ${consumer.name} through the cache ${cache.name}`,
      };
      const targets = environment.tables.filter(({ table }) => cache.tables.includes(table.name));
      const operations = targets.flatMap((target) =>
        consumer.grants
          .filter(({ table }) => table === target.table.name)
          .flatMap((grant) => patternsOf(target, grant).flatMap((pattern) => operationsAt(cache, target, pattern))),
      );
      return packPolicies(named, cacheUse(cache, operations));
    });
}

/** The role of a consumer: who takes it, and what it may do. */
export function planConsumer(consumer: Consumer, environment: ProtectedEnvironment): ResolvedRole {
  return {
    terraformName: terraformName(consumer.name),
    roleName: roleNameIn(environment.name, consumer.name),
    description: `What ${consumer.name} may do with the tables of ${environment.name}`,
    trust: trustOf(consumer, environment),
    policies: [...policiesOf(consumer, environment), ...cachePolicies(consumer, environment)],
    maximumSessionSeconds: sessionSeconds(consumer.maximumSessionHours),
    tags: { access: "consumer", consumer: consumer.name },
  };
}
