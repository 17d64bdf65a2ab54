import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetResourcePolicyCommand,
  ListTagsOfResourceCommand,
  TableDescription,
} from "@aws-sdk/client-dynamodb";
import { ResolvedTable } from "../../model/resolve/resolved";
import { Account } from "./account";

/** What the account says of a table, in the words of the model. */
export async function readTable({ dynamodb }: Account, tableName: string) {
  const [table, ttl, backups] = await Promise.all([
    dynamodb.send(new DescribeTableCommand({ TableName: tableName })),
    dynamodb.send(new DescribeTimeToLiveCommand({ TableName: tableName })),
    dynamodb.send(new DescribeContinuousBackupsCommand({ TableName: tableName })),
  ]);
  const description = table.Table ?? {};
  const { TableArn: arn = "" } = description;
  const [policy, tags] = await Promise.all([
    dynamodb.send(new GetResourcePolicyCommand({ ResourceArn: arn })),
    dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn: arn })),
  ]);
  const recovery = backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  const tagged = (tags.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value] as const);
  return {
    ...factsOf(description),
    createdAt: description.CreationDateTime?.getTime(),
    timeToLive: ttl.TimeToLiveDescription?.AttributeName,
    recoveryDays: recovery?.PointInTimeRecoveryStatus === "ENABLED" ? recovery.RecoveryPeriodInDays : undefined,
    policy: policy.Policy ?? "",
    tags: Object.fromEntries(tagged),
  };
}

function factsOf(table: TableDescription) {
  return {
    keySchema: (table.KeySchema ?? []).map(({ AttributeName }) => AttributeName),
    billingMode: table.BillingModeSummary?.BillingMode ?? "PROVISIONED",
    capacity: [table.ProvisionedThroughput?.ReadCapacityUnits, table.ProvisionedThroughput?.WriteCapacityUnits],
    onDemandMaximum: table.OnDemandThroughput && [
      table.OnDemandThroughput.MaxReadRequestUnits,
      table.OnDemandThroughput.MaxWriteRequestUnits,
    ],
    indexes: Object.fromEntries(
      (table.GlobalSecondaryIndexes ?? []).map((index) => [
        index.IndexName ?? "",
        [index.Projection?.ProjectionType, ...(index.Projection?.NonKeyAttributes ?? []).sort()],
      ]),
    ),
    deletionProtection: table.DeletionProtectionEnabled,
    keyArn: table.SSEDescription?.KMSMasterKeyArn ?? "",
    stream: table.StreamSpecification?.StreamEnabled === true ? table.StreamSpecification.StreamViewType : undefined,
    replicas: (table.Replicas ?? []).map(({ RegionName }) => RegionName),
  };
}

/** What the model asks for, in the same shape as `readTable` gives it. */
export function asked(table: ResolvedTable) {
  return {
    keySchema: [table.partitionKey.name, ...(table.sortKey ? [table.sortKey.name] : [])],
    billingMode: table.billingMode,
    onDemandMaximum: table.throughput.onDemandMaximum && [
      table.throughput.onDemandMaximum.read,
      table.throughput.onDemandMaximum.write,
    ],
    indexes: Object.fromEntries(
      table.globalIndexes.map(({ name, projection }) => [name, [projection.type, ...projection.nonKeyAttributes]]),
    ),
    deletionProtection: table.deletionProtection,
    stream: table.streamView,
    timeToLive: table.timeToLive?.attribute,
    recoveryDays: table.pointInTimeRecoveryDays,
  };
}

/** The scaling of a table and its indexes, by resource and dimension. */
export async function readScaling({ scaling }: Account, tableName: string) {
  const ServiceNamespace = "dynamodb";
  const [targets, policies, actions] = await Promise.all([
    scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace })),
    scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace })),
    scaling.send(new DescribeScheduledActionsCommand({ ServiceNamespace })),
  ]);
  const ofTable = ({ ResourceId = "" }: { ResourceId?: string }) =>
    ResourceId === `table/${tableName}` || ResourceId.startsWith(`table/${tableName}/`);
  return {
    targets: (targets.ScalableTargets ?? [])
      .filter(ofTable)
      .map((target) => `${target.ResourceId} ${target.ScalableDimension} ${target.MinCapacity}-${target.MaxCapacity}`)
      .sort(),
    policies: (policies.ScalingPolicies ?? [])
      .filter(ofTable)
      .map(
        (policy) =>
          `${policy.ResourceId} ${policy.ScalableDimension} ${policy.TargetTrackingScalingPolicyConfiguration?.TargetValue}`,
      )
      .sort(),
    actions: (actions.ScheduledActions ?? [])
      .filter(ofTable)
      .map(
        (action) =>
          `${action.ResourceId} ${action.ScalableDimension} ${action.Schedule} ${action.Timezone} ` +
          `${action.ScalableTargetAction?.MinCapacity}-${action.ScalableTargetAction?.MaxCapacity}`,
      )
      .sort(),
  };
}

/** The scaling that the model asks for, as `readScaling` gives it. */
export function askedScaling(table: ResolvedTable) {
  const all = table.scaling.map((target) => {
    const part = target.index === undefined ? "table" : "index";
    const units = target.dimension === "read" ? "ReadCapacityUnits" : "WriteCapacityUnits";
    const resource = `table/${table.tableName}${target.index === undefined ? "" : `/index/${target.index}`}`;
    return { target, place: `${resource} dynamodb:${part}:${units}` };
  });
  return {
    targets: all.map(({ target, place }) => `${place} ${target.minimum}-${target.maximum}`).sort(),
    policies: all.map(({ target, place }) => `${place} ${target.targetUtilization}`).sort(),
    actions: all
      .flatMap(({ target, place }) =>
        target.scheduledActions.map(
          (action) => `${place} ${action.schedule} ${action.timeZone} ${action.minimum}-${action.maximum}`,
        ),
      )
      .sort(),
  };
}
