import { dataKeyAlias, permissionsBoundaryName, tableNameIn } from "../names";
import { Conditions, Statement } from "../policy-statement";
import { ResolvedPolicy } from "../resolve/resolved";
import { CACHE_ACTIONS } from "./cache-use";
import { DENY_WITHOUT_TLS, denyOtherRegions } from "./guards";
import { everyKey } from "./key-use";
import { inEveryRegion, ProtectedEnvironment } from "./protected-table";
import { trailReading } from "./trail-reading";

/** Reading and writing items, and what operating tables takes. No deleting of tables and backups, no policies. */
const TABLE_ACTIONS = [
  "dynamodb:BatchGetItem",
  "dynamodb:BatchWriteItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:CreateBackup",
  "dynamodb:DeleteItem",
  "dynamodb:Describe*",
  "dynamodb:ExportTableToPointInTime",
  "dynamodb:GetItem",
  "dynamodb:GetRecords",
  "dynamodb:GetResourcePolicy",
  "dynamodb:GetShardIterator",
  "dynamodb:ListTagsOfResource",
  "dynamodb:PartiQL*",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:RestoreTable*",
  "dynamodb:Scan",
  "dynamodb:TagResource",
  "dynamodb:UpdateItem",
  "dynamodb:UpdateTable",
];

const KEY_ACTIONS = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

const SCALING_ACTIONS = [
  "application-autoscaling:DeleteScheduledAction",
  "application-autoscaling:Put*",
  "application-autoscaling:RegisterScalableTarget",
];

/** What IAM knows no resource for. */
const WITHOUT_RESOURCE = [
  "application-autoscaling:Describe*",
  "cloudtrail:LookupEvents",
  "cloudwatch:GetMetricStatistics",
  "cloudwatch:PutMetricData",
  "dynamodb:DescribeEndpoints",
  "dynamodb:ListBackups",
  "dynamodb:ListStreams",
  "dynamodb:ListTables",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

/** What a Lambda function in a VPC needs beside its tables: its application attaches it. */
const NETWORK_INTERFACES = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:UnassignPrivateIpAddresses",
];

/** Calling the environment's clusters, and finding them. */
function cachesIn({ caches }: ProtectedEnvironment): Statement[] {
  if (caches.length === 0) return [];
  const [clusters, parameters] = [caches.map((each) => each.clusterArn), caches.map((each) => each.parameterArn)];
  return [
    { Sid: "Caches", Effect: "Allow", Action: CACHE_ACTIONS, Resource: clusters },
    { Sid: "CacheEndpoints", Effect: "Allow", Action: "ssm:GetParameter", Resource: parameters },
  ];
}

/** The aliases of the keys that encrypt the environment's tables, as conditions name them. */
export function dataKeys({ name }: ProtectedEnvironment): string[] {
  return (["data", "global_data"] as const).map((key) => `alias/${dataKeyAlias(name, key)}`);
}

/** The environment's table keys, by their aliases, through DynamoDB alone. */
export function keysThroughDynamoDb(environment: ProtectedEnvironment): Statement {
  const { account, regions } = environment;
  return {
    Sid: "KeysThroughDynamoDb",
    Effect: "Allow",
    Action: KEY_ACTIONS,
    Resource: everyKey(account, regions),
    Condition: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": dataKeys(environment) },
      StringEquals: { "kms:ViaService": regions.map((region) => `dynamodb.${region}.amazonaws.com`) },
    },
  };
}

/**
 * The ceiling of every role that applications and people take, whatever is attached to it: the environment's tables,
 * caches, keys and trail, in its Regions, over TLS; and nothing of IAM, so that no role makes another one.
 *
 * It bounds, it does not grant: tables are named by the environment's prefix, so that its size does not grow with them.
 */
export function boundaryOf(environment: ProtectedEnvironment): ResolvedPolicy {
  const { name, account, regions } = environment;
  const inRegions = { StringEquals: { "aws:RequestedRegion": regions } };
  const byAlias = { "ForAnyValue:StringEquals": { "kms:ResourceAliases": dataKeys(environment) } };
  const viaDynamoDb = { "kms:ViaService": regions.map((region) => `dynamodb.${region}.amazonaws.com`) };
  const keys = everyKey(account, regions);
  const replicaKeyArns = [...new Set(environment.tables.flatMap((table) => table.replicaKeyArns))].sort();
  const allow = (
    sid: string,
    actions: readonly string[],
    resources: readonly string[] | "*",
    condition?: Conditions,
  ) => ({
    Sid: sid,
    Effect: "Allow" as const,
    Action: actions,
    Resource: resources,
    ...(condition ? { Condition: condition } : {}),
  });
  return {
    terraformName: "permissions_boundary",
    policyName: permissionsBoundaryName(name),
    description: `What no role of ${name} can exceed`,
    statements: [
      allow("Tables", TABLE_ACTIONS, inEveryRegion(environment, "dynamodb", `table/${tableNameIn(name, "*")}`)),
      keysThroughDynamoDb(environment),
      allow("GrantsForDynamoDb", ["kms:CreateGrant"], keys, {
        ...byAlias,
        Bool: { "kms:GrantIsForAWSResource": "true" },
        StringEquals: viaDynamoDb,
      }),
      ...(replicaKeyArns.length === 0
        ? []
        : [allow("ReplicaKeysThroughDynamoDb", KEY_ACTIONS, replicaKeyArns, { StringEquals: viaDynamoDb })]),
      allow("Scaling", SCALING_ACTIONS, inEveryRegion(environment, "application-autoscaling", "scalable-target/*"), {
        StringEquals: { "application-autoscaling:service-namespace": "dynamodb" },
      }),
      allow(
        "Logs",
        ["logs:CreateLogStream", "logs:PutLogEvents"],
        inEveryRegion(environment, "logs", "log-group:/aws/lambda/*"),
      ),
      ...cachesIn(environment),
      ...trailReading(environment.trail),
      allow("NetworkInterfaces", NETWORK_INTERFACES, "*", inRegions),
      allow("WithoutResource", WITHOUT_RESOURCE, "*", inRegions),
      denyOtherRegions(regions),
      DENY_WITHOUT_TLS,
    ],
  };
}
