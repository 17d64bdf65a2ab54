import { roleArn } from "../arn";
import { Environment, State } from "../environment";
import { resolveAccount } from "./resolve-account";
import { resolveAlerts } from "./resolve-alerts";
import { resolveArchive } from "./resolve-archive";
import { resolveBackup } from "./resolve-backup";
import { resolveAudit } from "./resolve-audit";
import { providerFeaturesOf } from "./provider-features";
import { resolveCache } from "./resolve-cache";
import { resolveFunctions } from "./resolve-functions";
import { resolveNetwork } from "./resolve-network";
import { resolveRestoreTests } from "./resolve-restore-tests";
import { ResolvedEnvironment } from "./resolved";
import { resolveAccess } from "./resolve-access";
import { resolveTable } from "./resolve-table";

/**
 * An environment with every default filled in. Takes what validation has let through.
 * @param environments the estate, for what an environment says about another one
 */
export function resolveEnvironment(
  environment: Environment,
  environments: readonly Environment[] = [environment],
): ResolvedEnvironment {
  const alerts = resolveAlerts(environment);
  const tables = environment.tables.map((deployment) => resolveTable(deployment, environment));
  const replicaRegions = new Set(
    tables.flatMap((table) => table.replication?.replicas.map((replica) => replica.region) ?? []),
  );
  const access = resolveAccess(environment);
  const parts = {
    restoreTests: resolveRestoreTests(environment, environments, alerts.topicArn),
    archive: resolveArchive(environment),
    audit: resolveAudit(environment, access, environments),
  };
  return {
    name: environment.name,
    stage: environment.stage,
    account: environment.account,
    region: environment.region,
    deployRoleArn: environment.deployRole === undefined ? undefined : roleArn(environment, environment.deployRole),
    state: environment.state ?? State.local(),
    network: environment.network && resolveNetwork(environment.network, environment),
    tags: {
      environment: environment.name,
      stage: environment.stage,
      "managed-by": "terraform",
      "cost-center": environment.costCenter,
      ...environment.tags,
    },
    alerts,
    accessLogBucket: environment.accessLogBucket,
    tables,
    backup: resolveBackup(environment, tables, environments),
    ...parts,
    functions: resolveFunctions(environment, parts),
    caches: environment.caches?.map((cache) => resolveCache(cache, environment, tables)),
    accountBaseline: resolveAccount(environment, environments),
    replicaRegions: [...replicaRegions].sort(),
    access,
    providerFeatures: providerFeaturesOf(tables),
  };
}
