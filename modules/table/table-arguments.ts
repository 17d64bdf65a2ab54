import {
  DynamodbTableConfig,
  DynamodbTableGlobalSecondaryIndex,
  DynamodbTableReplica as ReplicaBlock,
} from "@cdktf/provider-aws/lib/dynamodb-table";
import { ResolvedGlobalIndex, ResolvedIndex, ResolvedTable, ResolvedThroughput } from "../../model/resolve/resolved";
import { DataKey } from "../data-key/data-key";

/** Long enough for the backfill of a large index, which the provider waits for. */
const TIMEOUTS = { create: "30m", update: "3h", delete: "30m" };

function throughputArguments({ provisioned, onDemandMaximum, warm }: ResolvedThroughput) {
  return {
    readCapacity: provisioned?.read,
    writeCapacity: provisioned?.write,
    onDemandThroughput: onDemandMaximum && {
      maxReadRequestUnits: onDemandMaximum.read,
      maxWriteRequestUnits: onDemandMaximum.write,
    },
    warmThroughput: warm && { readUnitsPerSecond: warm.read, writeUnitsPerSecond: warm.write },
  };
}

function projectionArguments({ projection }: ResolvedIndex) {
  return {
    projectionType: projection.type,
    nonKeyAttributes: projection.type === "INCLUDE" ? [...projection.nonKeyAttributes] : undefined,
  };
}

function globalIndexBlock(index: ResolvedGlobalIndex): DynamodbTableGlobalSecondaryIndex {
  return {
    name: index.name,
    hashKey: index.partitionKey.name,
    rangeKey: index.sortKey?.name,
    ...projectionArguments(index),
    ...throughputArguments(index.throughput),
  };
}

/**
 * Replicas with strong consistency are part of the table: they are made together with it. Those with eventual
 * consistency are resources of their own, which older providers know completely.
 */
function strongReplicas({ replication }: ResolvedTable, key: DataKey): ReplicaBlock[] | undefined {
  if (replication?.consistency !== "strong") return undefined;
  return replication.replicas.map((replica) => ({
    regionName: replica.region,
    consistencyMode: "STRONG",
    kmsKeyArn: replica.kmsKeyArn ?? key.arnIn(replica.region),
    pointInTimeRecovery: replica.pointInTimeRecovery,
    deletionProtectionEnabled: replica.deletionProtection,
    propagateTags: true,
  }));
}

/** The arguments of `aws_dynamodb_table`. What AWS could change behind Terraform's back is always written. */
export function tableArguments(table: ResolvedTable, key: DataKey, region: string): DynamodbTableConfig {
  const { pointInTimeRecoveryDays, replication, timeToLive } = table;
  return {
    name: table.tableName,
    billingMode: table.billingMode,
    hashKey: table.partitionKey.name,
    rangeKey: table.sortKey?.name,
    attribute: table.attributes.map(({ name, type }) => ({ name, type })),
    globalSecondaryIndex: table.globalIndexes.map(globalIndexBlock),
    localSecondaryIndex: table.localIndexes.map((index) => ({
      name: index.name,
      // A local secondary index always has a sort key: it is what makes it another index.
      rangeKey: index.sortKey?.name ?? "",
      ...projectionArguments(index),
    })),
    ...throughputArguments(table.throughput),
    tableClass: table.tableClass,
    deletionProtectionEnabled: table.deletionProtection,
    pointInTimeRecovery: {
      enabled: pointInTimeRecoveryDays !== undefined,
      recoveryPeriodInDays: pointInTimeRecoveryDays,
    },
    serverSideEncryption: { enabled: true, kmsKeyArn: key.arnIn(region) },
    streamEnabled: table.streamView !== undefined,
    streamViewType: table.streamView,
    ttl: timeToLive && { attributeName: timeToLive.attribute, enabled: timeToLive.enabled },
    replica: strongReplicas(table, key),
    globalTableWitness: replication?.witness === undefined ? undefined : { regionName: replication.witness },
    tags: { ...table.tags },
    timeouts: TIMEOUTS,
    lifecycle: {
      preventDestroy: table.deletionProtection ? true : undefined,
      ignoreChanges: table.ignoredChanges.length > 0 ? table.ignoredChanges.map(({ argument }) => argument) : undefined,
    },
  };
}
