import { Environment } from "../../../model/environment";
import { Cell, ELSEWHERE } from "../consumer-cells";
import { Request } from "../engine";
import { overTheWire } from "../requests";
import { BEYOND, cellsUnder } from "./administrator";

/** DAX clusters and VPC flow logs. */
export function serviceCells(environment: Environment, aliases: readonly string[]): Cell[] {
  const { name, account, region } = environment;
  const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const ours = `arn:aws:kms:${region}:${account}:${KEY}`;
  const key = (alias: string, context: Request["context"] = {}) => ({
    "kms:CallerAccount": account,
    "kms:ResourceAliases": [alias],
    "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
    ...context,
  });
  const table = `arn:aws:dynamodb:${region}:${account}:table/${name}-sessions`;
  const group = (label: string) => `arn:aws:logs:${region}:${account}:log-group:${label}`;
  const role = `arn:aws:iam::${account}:role/${name}-analyst`;
  const cell = cellsUnder("service", environment);
  const reads = ["GetItem", "BatchGetItem", "Query", "Scan", "ConditionCheckItem", "DescribeTable"];
  const writes = ["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"];
  const refused = ["DeleteTable", "UpdateTable", "PutResourcePolicy", "PartiQLSelect"];
  return [
    ...[...reads, ...writes].map((action) => cell(`dynamodb:${action}`, table, "allowed")),
    ...refused.map((action) => cell(`dynamodb:${action}`, table, BEYOND)),
    cell("dynamodb:Query", `${table}/index/GSI1_inverse`, "allowed"),
    cell("dynamodb:GetItem", `arn:aws:dynamodb:${region}:${account}:table/other-sessions`, BEYOND),
    cell("dynamodb:GetItem", table, "denied by boundary, resource", { "aws:SecureTransport": "false" }),
    cell("dynamodb:GetItem", table, "denied by resource", {
      "aws:SecureTransport": "false",
      "aws:ViaAWSService": "true",
    }),
    cell(
      "dynamodb:GetItem",
      `arn:aws:dynamodb:${ELSEWHERE}:${account}:table/${name}-sessions`,
      "denied by boundary",
      overTheWire(environment, ELSEWHERE),
    ),
    cell("dynamodb:GetItem", `arn:aws:dynamodb:${ELSEWHERE}:${account}:table/${name}-sessions`, BEYOND, {
      ...overTheWire(environment, ELSEWHERE),
      "aws:ViaAWSService": "true",
    }),
    cell("logs:PutLogEvents", `${group(`/${name}/dynamodb/vpc-flow-logs`)}:log-stream:x`, "allowed"),
    cell("logs:PutLogEvents", `${group("/other/dynamodb/vpc-flow-logs")}:log-stream:x`, BEYOND),
    cell("logs:DeleteLogGroup", group(`/${name}/dynamodb/vpc-flow-logs`), BEYOND),
    ...aliases.flatMap((alias) => [
      cell("kms:Decrypt", ours, "allowed", key(alias)),
      cell("kms:GenerateDataKey", ours, "allowed", key(alias)),
      cell("kms:Decrypt", ours, `${BEYOND}, resource`, key(alias, { "kms:ViaService": `s3.${region}.amazonaws.com` })),
      cell("kms:ScheduleKeyDeletion", ours, BEYOND, key(alias)),
      cell("kms:Decrypt", `arn:aws:kms:${region}:999999999999:${KEY}`, BEYOND, key(alias)),
    ]),
    cell("kms:Decrypt", ours, BEYOND, key("alias/somebody-elses")),
    cell("iam:CreateRole", role, BEYOND),
    cell("iam:PassRole", role, BEYOND),
    cell("iam:DeleteRolePermissionsBoundary", role, BEYOND),
    cell("sts:AssumeRole", role, BEYOND),
    cell("s3:GetObject", "arn:aws:s3:::some-bucket/some-object", BEYOND),
  ];
}
