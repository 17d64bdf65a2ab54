import { Environment } from "../../../model/environment";
import { Cell, ELSEWHERE } from "../consumer-cells";
import { Request } from "../engine";
import { overTheWire } from "../requests";
import { BEYOND, cellsUnder } from "./administrator";
import { cleanUpByFunctionCells } from "./clean-up";
import { interfaceCells } from "./network-interfaces";
import { validationCells } from "./restore-tests";

const SERVICES = ["dynamodb", "lambda", "s3", "sns", "sqs"];

/** Lambda functions. */
export function functionCells(environment: Environment, aliases: readonly string[]): Cell[] {
  const { name, account, region } = environment;
  const cell = cellsUnder("functions", environment);
  const arn = (service: string, resource: string, owner = account) =>
    `arn:aws:${service}:${region}:${owner}:${resource}`;
  const group = (label: string) => arn("logs", `log-group:${label}:log-stream:x`);
  const bucket = (label: string) => `arn:aws:s3:::${label}/table=orders/x.gz`;
  const ours = { "aws:ResourceAccount": account };
  const table = `table/${name}-sessions`;
  const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const key = (alias: string, service: string, context: Request["context"] = {}) => ({
    "kms:CallerAccount": account,
    "kms:ResourceAliases": [alias],
    "kms:ViaService": `${service}.${region}.amazonaws.com`,
    ...context,
  });
  // Publishing names no resource; the engine wants the kind of one that its data have for the action.
  const metrics = arn("cloudwatch", "dataset/any");
  const elsewhere = overTheWire(environment, ELSEWHERE);
  const inTheService = { ...elsewhere, "aws:ViaAWSService": "true" };
  const [tableKey = ""] = aliases;
  return [
    ...validationCells(environment),
    cell("logs:PutLogEvents", group(`/${name}/functions/archive`), "allowed"),
    cell("logs:CreateLogStream", group(`/${name}/functions/archive`), "allowed"),
    cell("logs:PutLogEvents", group(`/${name}/dynamodb/vpc-flow-logs`), BEYOND),
    cell("logs:DeleteLogStream", group(`/${name}/functions/archive`), BEYOND),
    ...["SendMessage", "ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map((action) =>
      cell(`sqs:${action}`, arn("sqs", `${name}-archive-dead-letters`), "allowed"),
    ),
    cell("sqs:SendMessage", arn("sqs", "other-dead-letters"), BEYOND),
    cell("sqs:DeleteQueue", arn("sqs", `${name}-archive-dead-letters`), BEYOND),
    cell("s3:PutObject", bucket(`${name}-archive`), "allowed", ours),
    cell("s3:GetObject", bucket(`${name}-archive`), "allowed", ours),
    cell("s3:ListBucket", `arn:aws:s3:::${name}-archive`, "allowed", ours),
    cell("s3:PutObject", bucket("other-archive"), BEYOND, ours),
    cell("s3:PutObject", bucket(`${name}-archive`), BEYOND, { "aws:ResourceAccount": "999999999999" }),
    cell("s3:DeleteObject", bucket(`${name}-archive`), BEYOND, ours),
    cell("dynamodb:GetRecords", arn("dynamodb", `${table}/stream/2026-01-01T00:00:00.000`), "allowed"),
    cell("dynamodb:GetShardIterator", arn("dynamodb", `${table}/stream/2026-01-01T00:00:00.000`), "allowed"),
    cell("dynamodb:DescribeStream", arn("dynamodb", `${table}/stream/2026-01-01T00:00:00.000`), "allowed"),
    cell("dynamodb:GetRecords", arn("dynamodb", "table/other-sessions/stream/2026-01-01T00:00:00.000"), BEYOND),
    cell("dynamodb:GetItem", arn("dynamodb", table), BEYOND),
    cell("dynamodb:DeleteTable", arn("dynamodb", table), BEYOND),
    cell("sns:Publish", arn("sns", `${name}-alerts`), "allowed"),
    cell("sns:Publish", arn("sns", `${name}-other`), BEYOND),
    cell("sns:Subscribe", arn("sns", `${name}-alerts`), BEYOND),
    cell("cloudwatch:PutMetricData", metrics, "allowed", { "cloudwatch:namespace": `${name}/Archive` }),
    cell("cloudwatch:PutMetricData", metrics, BEYOND, { "cloudwatch:namespace": "AWS/Lambda" }),
    cell("cloudwatch:PutMetricData", metrics, "denied by boundary", {
      ...elsewhere,
      "cloudwatch:namespace": `${name}/Archive`,
    }),
    cell("cloudwatch:DeleteAlarms", arn("cloudwatch", "alarm:x"), BEYOND, {
      "cloudwatch:namespace": `${name}/Archive`,
    }),
    ...SERVICES.map((service) =>
      cell("kms:Decrypt", arn("kms", KEY), "allowed", key(`alias/${name}-anything`, service)),
    ),
    cell("kms:GenerateDataKey", arn("kms", KEY), "allowed", key(tableKey, "dynamodb")),
    cell("kms:Decrypt", arn("kms", KEY), BEYOND, key(`alias/${name}-anything`, "ec2")),
    cell("kms:Decrypt", arn("kms", KEY), BEYOND, key("alias/somebody-elses", "s3")),
    cell("kms:Decrypt", arn("kms", KEY, "999999999999"), BEYOND, key(`alias/${name}-anything`, "s3")),
    cell("kms:ScheduleKeyDeletion", arn("kms", KEY), BEYOND, key(`alias/${name}-anything`, "s3")),
    cell("xray:PutTraceSegments", "*", "allowed"),
    cell("xray:GetSamplingRules", "*", BEYOND),
    cell("dynamodb:ListStreams", "*", "allowed"),
    cell("dynamodb:ListStreams", "*", "denied by boundary", { "aws:SecureTransport": "false" }),
    cell("dynamodb:ListStreams", "*", "denied by boundary", elsewhere),
    cell("dynamodb:ListStreams", "*", BEYOND, inTheService),
    cell("dynamodb:DescribeLimits", "*", BEYOND, { "aws:SecureTransport": "false", "aws:ViaAWSService": "true" }),
    cell("dynamodb:PutResourcePolicy", arn("dynamodb", `${table}/stream/2026-01-01T00:00:00.000`), BEYOND),
    cell("dynamodb:DescribeLimits", "*", BEYOND),
    cell("dynamodb:DescribeExport", arn("dynamodb", `${table}/export/01695353076000-06e2188f`), "allowed"),
    cell("dynamodb:DescribeExport", arn("dynamodb", "table/other-sessions/export/01695353076000-06e2188f"), BEYOND),
    cell("dynamodb:ExportTableToPointInTime", arn("dynamodb", table), BEYOND),
    cell("scheduler:GetSchedule", arn("scheduler", `schedule/${name}-archive-exports/${name}-sessions`), "allowed"),
    cell("scheduler:GetSchedule", arn("scheduler", "schedule/default/x"), BEYOND),
    cell("scheduler:UpdateSchedule", arn("scheduler", `schedule/${name}-archive-exports/x`), BEYOND),
    ...cleanUpByFunctionCells(environment),
    ...interfaceCells(environment),
    cell("ec2:DescribeInstances", "*", BEYOND),
    cell("iam:PassRole", `arn:aws:iam::${account}:role/${name}-function-archive`, BEYOND),
    cell("sts:AssumeRole", `arn:aws:iam::${account}:role/${name}-analyst`, BEYOND),
    cell("lambda:InvokeFunction", arn("lambda", `function:${name}-archive`), BEYOND),
  ];
}
