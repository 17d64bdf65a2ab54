import { clusterName } from "../../model/cache/cluster-name";
import { Environment } from "../../model/environment";
import { Cell, ELSEWHERE } from "./consumer-cells";
import { Request, Verdict } from "./engine";
import { overTheWire } from "./requests";
import { trailRequests } from "./trail-cells";

/** A role of an application or a person to which somebody attached a policy that allows everything. */
export const ADMINISTRATOR = "administrator";

const BEYOND = "not granted by boundary";

/** What the boundary leaves of everything, and what it does not. */
export function boundaryCells(environment: Environment, aliases: readonly string[]): Cell[] {
  const { name, account, region, caches = [] } = environment;
  const wire = overTheWire(environment);
  const table = `arn:aws:dynamodb:${region}:${account}:table/${name}-sessions`;
  const target = `arn:aws:application-autoscaling:${region}:${account}:scalable-target/1234`;
  const stream = (group: string) => `arn:aws:logs:${region}:${account}:log-group:${group}:log-stream:x`;
  const KEY = `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const key = (alias: string, context: Request["context"] = {}) => ({
    "kms:CallerAccount": account,
    "kms:ResourceAliases": [alias],
    "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
    "kms:GrantIsForAWSResource": "true",
    ...context,
  });
  const cell = (action: string, resource: string, expected: Verdict, context: Request["context"] = {}): Cell => ({
    title: `${action} on ${resource} ${JSON.stringify(context)}`,
    role: ADMINISTRATOR,
    request: { action, resource, context: { ...wire, ...context } },
    expected,
  });
  const items = ["GetItem", "PutItem", "Scan", "PartiQLSelect", "UpdateTable", "DescribeTable", "TagResource"];
  const refused = ["DeleteTable", "CreateTable", "PutResourcePolicy", "DeleteResourcePolicy", "UpdateTimeToLive"];
  const interfaces = "ec2:DescribeNetworkInterfaces";
  const [alias = ""] = aliases;
  const via = { "aws:ViaAWSService": "true" };
  const service = { "application-autoscaling:service-namespace": "dynamodb" };
  return [
    ...items.map((action) => cell(`dynamodb:${action}`, table, "allowed")),
    ...refused.map((action) => cell(`dynamodb:${action}`, table, BEYOND)),
    cell("dynamodb:GetItem", `arn:aws:dynamodb:${region}:${account}:table/other-sessions`, BEYOND),
    cell("dynamodb:Query", `${table}/index/GSI1_inverse`, "allowed"),
    cell("dynamodb:DeleteBackup", `${table}/backup/1`, BEYOND),
    // TLS and Regions.
    cell("dynamodb:GetItem", table, "denied by boundary, resource", { "aws:SecureTransport": "false" }),
    cell("dynamodb:GetItem", table, "denied by resource", { "aws:SecureTransport": "false", ...via }),
    cell(
      "dynamodb:GetItem",
      `arn:aws:dynamodb:${ELSEWHERE}:${account}:table/${name}-sessions`,
      "denied by boundary",
      overTheWire(environment, ELSEWHERE),
    ),
    cell("dynamodb:ListTables", "*", "denied by boundary", overTheWire(environment, ELSEWHERE)),
    cell("dynamodb:ListTables", "*", "denied by boundary", { "aws:SecureTransport": "false" }),
    cell("dynamodb:ListTables", "*", BEYOND, { ...overTheWire(environment, ELSEWHERE), ...via }),
    cell(interfaces, "*", BEYOND, { ...overTheWire(environment, ELSEWHERE), ...via }),
    // Keys.
    ...aliases.flatMap((each) => [
      cell("kms:Decrypt", KEY, "allowed", key(each)),
      cell("kms:CreateGrant", KEY, "allowed", key(each)),
    ]),
    cell("kms:CreateGrant", KEY, BEYOND, key(alias, { "kms:GrantIsForAWSResource": "false" })),
    ...["kms:Decrypt", "kms:CreateGrant"].flatMap((action) => [
      cell(action, KEY, `${BEYOND}, resource`, key(alias, { "kms:ViaService": `s3.${region}.amazonaws.com` })),
      cell(action, KEY, BEYOND, key("alias/somebody-elses")),
      cell(action, `arn:aws:kms:${region}:999999999999:key/1234abcd-12ab-34cd-56ef-1234567890ab`, BEYOND, key(alias)),
    ]),
    ...["kms:ScheduleKeyDeletion", "kms:PutKeyPolicy", "kms:RevokeGrant"].map((action) =>
      cell(action, KEY, BEYOND, key(alias)),
    ),
    cell("kms:ScheduleKeyDeletion", KEY, BEYOND, {}),
    // Caches.
    ...caches.flatMap((cache) => {
      const cluster = `arn:aws:dax:${region}:${account}:cache/`;
      const parameter = `arn:aws:ssm:${region}:${account}:parameter/dynamodb/${name}/caches/${cache.name}`;
      return [
        cell("dax:GetItem", cluster + clusterName(name, cache.name), "allowed"),
        cell("dax:PutItem", cluster + clusterName(name, cache.name), "allowed"),
        cell("dax:DeleteCluster", cluster + clusterName(name, cache.name), BEYOND),
        cell("dax:GetItem", `${cluster}somebody-elses`, BEYOND),
        cell("ssm:GetParameter", `${parameter}/endpoint`, "allowed"),
        cell("ssm:PutParameter", `${parameter}/endpoint`, BEYOND),
        cell("ssm:GetParameter", `${parameter}-2/endpoint`, BEYOND),
      ];
    }),
    // Scaling.
    cell("application-autoscaling:RegisterScalableTarget", target, "allowed", service),
    cell("application-autoscaling:RegisterScalableTarget", target, BEYOND, {
      "application-autoscaling:service-namespace": "ecs",
    }),
    cell("application-autoscaling:DeregisterScalableTarget", target, BEYOND, service),
    cell(
      "application-autoscaling:RegisterScalableTarget",
      `arn:aws:application-autoscaling:${region}:999999999999:scalable-target/1`,
      BEYOND,
      service,
    ),
    // What the trail recorded.
    ...trailRequests(environment).map(({ request, whose, isDenied = false, isBeyondKey = false }) => {
      const refused = `${isDenied ? "denied by resource; " : ""}${BEYOND}${isBeyondKey ? ", resource" : ""}`;
      return cell(request.action, request.resource, whose === "reader" ? "allowed" : refused, request.context);
    }),
    // What an application's own policy may add.
    cell("logs:PutLogEvents", stream("/aws/lambda/session-service"), "allowed"),
    cell("logs:PutLogEvents", stream("/aws/cloudtrail"), BEYOND),
    cell("logs:DeleteLogStream", stream("/aws/lambda/session-service"), BEYOND),
    cell(interfaces, "*", "allowed"),
    cell("ec2:DescribeInstances", "*", BEYOND),
    cell("xray:PutTraceSegments", "*", "allowed"),
    cell("xray:GetSamplingRules", "*", BEYOND),
    cell("cloudtrail:LookupEvents", "*", "allowed"),
    cell("cloudtrail:ListTrails", "*", BEYOND),
    cell("cloudwatch:GetMetricStatistics", "*", "allowed"),
    cell("cloudwatch:DescribeInsightRules", "*", BEYOND),
    cell("application-autoscaling:DescribeScalableTargets", "*", "allowed"),
    cell("application-autoscaling:GetPredictiveScalingForecast", "*", BEYOND),
    cell("dynamodb:ListTables", "*", "allowed"),
    cell("dynamodb:PurchaseReservedCapacityOfferings", "*", BEYOND),
    // Nothing of IAM, nor of anything else.
    cell("iam:CreateRole", `arn:aws:iam::${account}:role/x`, BEYOND),
    cell("iam:DeleteRolePermissionsBoundary", `arn:aws:iam::${account}:role/${name}-analyst`, BEYOND),
    cell("iam:PassRole", `arn:aws:iam::${account}:role/${name}-analyst`, BEYOND),
    cell("sts:AssumeRole", `arn:aws:iam::${account}:role/${name}-analyst`, BEYOND),
    cell("s3:GetObject", "arn:aws:s3:::some-bucket/some-object", BEYOND),
  ];
}
