import { Environment } from "../../../model/environment";
import { Cell, ELSEWHERE } from "../consumer-cells";
import { overTheWire } from "../requests";
import { BEYOND, cellsUnder } from "./administrator";
import { cleanUpByAuditCells } from "./clean-up";

/** CloudTrail. */
export function auditCells(environment: Environment): Cell[] {
  const { name, account, region } = environment;
  const cell = cellsUnder("audit", environment);
  const group = (label: string, where = region) => `arn:aws:logs:${where}:${account}:log-group:${label}`;
  const trail = group(`/${name}/audit/trail`);
  const role = `arn:aws:iam::${account}:role/${name}-analyst`;
  return [
    cell("logs:CreateLogStream", `${trail}:log-stream:x`, "allowed"),
    cell("logs:PutLogEvents", `${trail}:log-stream:x`, "allowed"),
    cell("logs:PutLogEvents", `${trail}:log-stream:x`, "denied by boundary", { "aws:SecureTransport": "false" }),
    cell("logs:PutLogEvents", `${group(`/${name}/functions/x`)}:log-stream:x`, BEYOND),
    cell("logs:PutLogEvents", `${group("/other/audit/trail")}:log-stream:x`, BEYOND),
    cell(
      "logs:PutLogEvents",
      `${group(`/${name}/audit/trail`, ELSEWHERE)}:log-stream:x`,
      "denied by boundary",
      overTheWire(environment, ELSEWHERE),
    ),
    cell("logs:PutLogEvents", `${trail}:log-stream:x`, "allowed", {
      "aws:SecureTransport": "false",
      "aws:ViaAWSService": "true",
    }),
    cell("logs:PutLogEvents", `${group("/other/audit/trail")}:log-stream:x`, BEYOND, {
      "aws:SecureTransport": "false",
      "aws:ViaAWSService": "true",
    }),
    cell("logs:PutLogEvents", `${group(`/${name}/audit/trail`, ELSEWHERE)}:log-stream:x`, BEYOND, {
      ...overTheWire(environment, ELSEWHERE),
      "aws:ViaAWSService": "true",
    }),
    cell("logs:DeleteLogGroup", trail, BEYOND),
    cell("logs:DeleteLogStream", `${trail}:log-stream:x`, BEYOND),
    cell("logs:GetLogEvents", `${trail}:log-stream:x`, BEYOND),
    cell("cloudtrail:StopLogging", `arn:aws:cloudtrail:${region}:${account}:trail/${name}-audit`, BEYOND),
    cell("s3:PutObject", "arn:aws:s3:::some-bucket/some-object", BEYOND),
    cell("dynamodb:GetItem", `arn:aws:dynamodb:${region}:${account}:table/${name}-sessions`, BEYOND),
    cell("kms:Decrypt", `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`, BEYOND),
    ...cleanUpByAuditCells(environment),
    cell("iam:PassRole", role, BEYOND),
    cell("sts:AssumeRole", role, BEYOND),
  ];
}
