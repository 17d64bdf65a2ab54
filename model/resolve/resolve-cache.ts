import { AUTOMATIC, Cache } from "../cache";
import { cacheNetworkOf } from "../cache/cache-network";
import { clusterName } from "../cache/cluster-name";
import { ClusterSizing, sizingOf } from "../cache/cluster-sizing";
import {
  cacheClientGroupName,
  cacheEndpointParameter,
  cacheResourceName,
  cacheSecurityGroupName,
} from "../cache/names";
import { NODE_TYPES, offersGraviton } from "../cache/node-types/catalogue";
import { isGraviton, memoryGib, readNodeType } from "../cache/node-types/node-type";
import { Environment } from "../environment";
import { dataKeyAlias, terraformName } from "../names";
import { DATA_CLASSIFICATIONS, DataClassification } from "../table";
import { figure } from "../words";
import { Acceptance, ResolvedCache, ResolvedTable } from "./resolved";

/** What AWS gives both caches by default: five minutes. */
export const DEFAULT_TTL_SECONDS = 300;
/** Where nobody is disturbed by it, outside of production. */
export const DEFAULT_MAINTENANCE_WINDOW = "sun:03:00-sun:04:00";

const milliseconds = (seconds: number) => Math.round(seconds * 1000);

function mostSensitive(tables: readonly ResolvedTable[]): DataClassification {
  const ranks = tables.map(({ dataClassification }) => DATA_CLASSIFICATIONS.indexOf(dataClassification));
  return DATA_CLASSIFICATIONS[Math.max(0, ...ranks)] ?? "restricted";
}

/** A single node is enough in development, where nobody waits for a cluster to come back. */
function acceptancesOf(cache: Cache, { stage }: Environment): Acceptance[] {
  return stage === "development"
    ? [{ control: "dax-multi-az", reason: "a cluster of a development environment may be lost with its zone" }]
    : [...(cache.loosened ?? [])];
}

function sizeNote({ nodes, nodeType, required, available }: ClusterSizing): string {
  const type = readNodeType(nodeType);
  const memory = type === undefined ? undefined : memoryGib(type);
  const each = memory === undefined ? "" : `, ${figure(memory)} GiB each`;
  const needs = `the declared peaks need ${figure(Math.ceil(required))} normalized requests a second`;
  return available === undefined
    ? `${nodes} × ${nodeType}${each}; ${needs}, and AWS says of no burstable node how many it serves: test it`
    : `${nodes} × ${nodeType}${each}; ${needs} of ${figure(available)}, room for peaks and a lost node included`;
}

/** Why an automatic node is no Graviton, which is what people look for. */
function gravitonNote(cache: Cache, { nodeType }: ClusterSizing, region: string): string | undefined {
  const type = readNodeType(nodeType);
  if ((cache.nodeType ?? AUTOMATIC) !== AUTOMATIC || type === undefined || isGraviton(type)) return undefined;
  const where = offersGraviton() ? `in ${region}` : "in any Region";
  return `dax.${type.family} was chosen: AWS's price list of ${NODE_TYPES.date} has no Graviton node type for DAX ${where}`;
}

/** A cache with every default filled in. Takes what validation has let through. */
export function resolveCache(
  cache: Cache,
  environment: Environment,
  deployed: readonly ResolvedTable[],
): ResolvedCache {
  const { name } = cache;
  const tables = deployed.filter((table) => cache.tables.includes(table.name));
  const declared = environment.tables.map(({ table }) => table).filter((table) => cache.tables.includes(table.name));
  const sizing = sizingOf(cache, environment, declared);
  const network = environment.network && cacheNetworkOf(environment.network);
  if (!sizing || !network) throw new Error(`the cache "${name}" has not been validated`);
  return {
    name,
    terraformName: terraformName(name),
    clusterName: clusterName(environment.name, name),
    resourceName: cacheResourceName(environment.name, name),
    securityGroupName: cacheSecurityGroupName(environment.name, name),
    clientGroupName: cacheClientGroupName(environment.name, name),
    endpointParameter: cacheEndpointParameter(environment.name, name),
    tableNames: tables.map((table) => table.name),
    tables: tables.map(({ arn, name: table }) => ({
      arn,
      scans: declared.some((each) => each.name === table && (each.acceptedScans ?? []).length > 0),
    })),
    keyAliases: [...new Set(tables.map(({ key }) => dataKeyAlias(environment.name, key)))].sort(),
    dataClassification: mostSensitive(tables),
    writeThrough: cache.writeThrough ?? false,
    nodeType: sizing.nodeType,
    nodes: sizing.nodes,
    itemTtl: milliseconds(cache.itemTtlSeconds ?? DEFAULT_TTL_SECONDS),
    queryTtl: milliseconds(cache.queryTtlSeconds ?? DEFAULT_TTL_SECONDS),
    maintenanceWindow: cache.maintenanceWindow ?? DEFAULT_MAINTENANCE_WINDOW,
    notificationTopicArn: cache.notificationTopicArn,
    network,
    clients: {
      cidrs: cache.clients?.cidrs ?? [],
      securityGroupIds: cache.clients?.securityGroupIds ?? [],
    },
    preventDestroy: environment.stage !== "development",
    notes: [
      `the cache ${name} of ${environment.name}: ${sizeNote(sizing)}`,
      gravitonNote(cache, sizing, environment.region),
    ].flatMap((note) => note ?? []),
    acceptances: acceptancesOf(cache, environment),
  };
}
