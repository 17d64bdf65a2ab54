import { dataKeyOf } from "../access/protected-table";
import { tableArn } from "../arn";
import { KeyAttribute } from "../attribute";
import { Capacity } from "../capacity";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { tableNameIn, terraformName } from "../names";
import { projectionOf } from "../projection";
import { GlobalSecondaryIndex, Table } from "../table";
import { capacityResetNote, resolveIgnoredChanges } from "./ignored-changes";
import { InsightsMode, ResolvedGlobalIndex, ResolvedIndex, ResolvedKey, ResolvedTable } from "./resolved";
import { tableOrigin } from "./resolve-origin";
import { resolveReplication } from "./resolve-replication";
import { resolveScaling } from "./scaling";
import { acceptancesOf, recoveryDaysOf, tagsOf } from "./table-defaults";
import { resolveThroughput } from "./throughput";

function keyOf({ name, type }: KeyAttribute): ResolvedKey {
  return { name, type };
}

/** Every key attribute once, sorted by name. */
function keyAttributes(table: Table): ResolvedKey[] {
  const keys = [
    table.partitionKey,
    table.sortKey,
    ...(table.globalSecondaryIndexes ?? []).flatMap((index) => [index.partitionKey, index.sortKey]),
    ...(table.localSecondaryIndexes ?? []).map((index) => index.sortKey),
  ];
  const byName = new Map(keys.flatMap((key) => (key ? [[key.name, keyOf(key)] as const] : [])));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function globalIndex(table: Table, index: GlobalSecondaryIndex, capacity: Capacity): ResolvedGlobalIndex {
  return {
    name: index.name,
    partitionKey: keyOf(index.partitionKey),
    sortKey: index.sortKey && keyOf(index.sortKey),
    projection: projectionOf(table, index),
    throughput: resolveThroughput(capacity),
  };
}

function localIndexes(table: Table): ResolvedIndex[] {
  return (table.localSecondaryIndexes ?? []).map((index) => ({
    name: index.name,
    partitionKey: keyOf(table.partitionKey),
    sortKey: keyOf(index.sortKey),
    projection: projectionOf(table, index),
  }));
}

const INSIGHTS_MODES: Readonly<Record<string, InsightsMode | undefined>> = {
  "accessed-and-throttled-keys": "ACCESSED_AND_THROTTLED_KEYS",
  "throttled-keys": "THROTTLED_KEYS",
};

function insightsOf(deployment: TableDeployment, environment: Environment): InsightsMode | undefined {
  const byStage = environment.stage === "production" ? "accessed-and-throttled-keys" : "off";
  return INSIGHTS_MODES[deployment.contributorInsights ?? environment.contributorInsights ?? byStage];
}

/** Replicas need both images; an archive of expired items needs the old one. */
function streamViewOf({ table, replication, archive }: TableDeployment): Table["streamView"] {
  if (replication) return "NEW_AND_OLD_IMAGES";
  return table.streamView ?? (archive?.expiredItems && "OLD_IMAGE");
}

/** A deployment with every default filled in. Takes what validation has let through. */
export function resolveTable(deployment: TableDeployment, environment: Environment): ResolvedTable {
  const { table } = deployment;
  const tableName = tableNameIn(environment.name, table.name);
  const indexes = (table.globalSecondaryIndexes ?? []).map((index) => ({
    index,
    capacity: deployment.indexes?.[index.name]?.capacity ?? deployment.capacity,
  }));
  const indexCapacities = indexes.map(({ capacity }) => capacity);
  const acceptances = acceptancesOf(deployment, environment);
  const accepted = (control: string) => acceptances.some((acceptance) => acceptance.control === control);
  const deletionProtection = !accepted("deletion-protection");
  const pointInTimeRecoveryDays = recoveryDaysOf(deployment, environment);
  const replication = resolveReplication(deployment, environment, {
    tableName,
    deletionProtection,
    pointInTimeRecovery: pointInTimeRecoveryDays !== undefined,
  });
  return {
    name: table.name,
    tableName,
    terraformName: terraformName(table.name),
    arn: tableArn(environment, tableName),
    purpose: table.purpose,
    dataClassification: table.dataClassification,
    partitionKey: keyOf(table.partitionKey),
    sortKey: table.sortKey && keyOf(table.sortKey),
    attributes: keyAttributes(table),
    billingMode: deployment.capacity.mode === "on-demand" ? "PAY_PER_REQUEST" : "PROVISIONED",
    throughput: resolveThroughput(deployment.capacity),
    scaling: [
      ...resolveScaling(deployment.capacity),
      ...indexes.flatMap(({ index, capacity }) => resolveScaling(capacity, index.name)),
    ],
    globalIndexes: indexes.map(({ index, capacity }) => globalIndex(table, index, capacity)),
    localIndexes: localIndexes(table),
    timeToLive: table.timeToLive && {
      attribute: table.timeToLive.attribute,
      enabled: table.timeToLive.enabled ?? true,
    },
    streamView: streamViewOf(deployment),
    tableClass: table.tableClass ?? "STANDARD",
    pointInTimeRecoveryDays,
    deletionProtection,
    key: dataKeyOf(deployment),
    insights: insightsOf(deployment, environment),
    origin: tableOrigin(deployment, environment),
    replication,
    tags: tagsOf(deployment),
    ignoredChanges: resolveIgnoredChanges(deployment, indexCapacities),
    notes: [capacityResetNote(deployment, indexCapacities), seedNote(deployment.capacity)].flatMap(
      (note) => note ?? [],
    ),
    acceptances,
  };
}

function seedNote(capacity: Capacity): string | undefined {
  return capacity.mode === "auto-scaled" && capacity.seed
    ? "a seed is declared: until it is removed, every apply sets the capacity back to it"
    : undefined;
}
