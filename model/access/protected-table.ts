import { regionalArn, tableArn } from "../arn";
import { Cache } from "../cache";
import { clusterName } from "../cache/cluster-name";
import { cacheEndpointParameter } from "../cache/names";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { tableNameIn } from "../names";
import { resolveAlerts } from "../resolve/resolve-alerts";
import { DataKeyName } from "../resolve/resolved";
import { Table } from "../table";
import { ProtectedCache } from "./cache-use";
import { ProtectedTrail, protectedTrail } from "./trail-reading";

/** A table as access is planned for it. */
export interface ProtectedTable {
  /** As the catalogue describes it. */
  readonly table: Table;
  /** Its deployed name. */
  readonly tableName: string;
  /** Its ARN in each Region where it lives; the environment's first. */
  readonly arns: readonly string[];
  readonly regions: readonly string[];
  readonly key: DataKeyName;
  /** Existing keys that its replicas are encrypted with. */
  readonly replicaKeyArns: readonly string[];
}

/** What access is planned for: an environment's tables and what they share. */
export interface ProtectedEnvironment {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** Every Region with tables, the environment's first. */
  readonly regions: readonly string[];
  readonly tables: readonly ProtectedTable[];
  readonly caches: readonly ProtectedCache[];
  /** Deployed names of tables that are being restored, and are not among its tables yet. */
  readonly restoring: readonly string[];
  /** Where its alerts go. */
  readonly alertTopicArn: string;
  /** Its trail, where it makes one. */
  readonly trail?: ProtectedTrail;
  /** Whether tables of others are retired, and their last backups deleted some day. */
  readonly retiresTables: boolean;
}

/** Which of the environment's keys encrypts a table: the multi-Region one where replicas need it. */
export function dataKeyOf({ replication }: TableDeployment): DataKeyName {
  return replication ? "global_data" : "data";
}

function protectedTable(deployment: TableDeployment, { name, account, region }: Environment): ProtectedTable {
  const replicas = deployment.replication?.replicas ?? [];
  const regions = [region, ...replicas.map((replica) => replica.region)];
  const tableName = tableNameIn(name, deployment.table.name);
  return {
    table: deployment.table,
    tableName,
    arns: regions.map((each) => tableArn({ account, region: each }, tableName)),
    regions,
    key: dataKeyOf(deployment),
    replicaKeyArns: replicas.flatMap(({ kmsKeyArn }) => kmsKeyArn ?? []),
  };
}

function protectedCache({ name, tables, writeThrough = false }: Cache, environment: Environment): ProtectedCache {
  return {
    name,
    clusterArn: regionalArn("dax", environment, `cache/${clusterName(environment.name, name)}`),
    parameterArn: regionalArn("ssm", environment, `parameter${cacheEndpointParameter(environment.name, name)}`),
    tables,
    writeThrough,
  };
}

export function protectedEnvironment(environment: Environment): ProtectedEnvironment {
  const { name, account, region } = environment;
  const tables = environment.tables.map((deployment) => protectedTable(deployment, environment));
  const replicaRegions = new Set(tables.flatMap(({ regions }) => regions.slice(1)));
  const caches = (environment.caches ?? []).map((cache) => protectedCache(cache, environment));
  const { topicArn: alertTopicArn } = resolveAlerts(environment);
  const regions = [region, ...[...replicaRegions].sort()];
  const restoring = (environment.restoring ?? []).map((each) => tableNameIn(name, each));
  const trail = protectedTrail(environment);
  const retiresTables = environment.audit?.cleanUp?.retirement !== undefined;
  return { name, account, region, regions, tables, caches, restoring, alertTopicArn, trail, retiresTables };
}

/** ARNs of the tables and of everything below them that the suffix selects: `/index/*`, `/backup/*`. */
export function arnsOf(tables: readonly ProtectedTable[], ...suffixes: readonly string[]): string[] {
  return tables.flatMap(({ arns }) => arns.flatMap((arn) => suffixes.map((suffix) => `${arn}${suffix}`)));
}

/** ARNs of something in every Region of the environment. */
export function inEveryRegion({ account, regions }: ProtectedEnvironment, service: string, resource: string): string[] {
  return regions.map((region) => regionalArn(service, { account, region }, resource));
}
