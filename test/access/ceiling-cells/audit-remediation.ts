import { Environment } from "../../../model/environment";
import { Cell, ELSEWHERE } from "../consumer-cells";
import { Request } from "../engine";
import { overTheWire } from "../requests";
import { BEYOND, cellsUnder } from "./administrator";

/** Systems Manager, which puts right what AWS Config finds. */
export function remediationCells(environment: Environment, aliases: readonly string[]): Cell[] {
  const { name, account, region } = environment;
  const cell = cellsUnder("audit", environment);
  const table = (label: string, where = region) => `arn:aws:dynamodb:${where}:${account}:table/${label}`;
  const topic = (label: string) => `arn:aws:sns:${region}:${account}:${label}`;
  const key = (owner = account) => `arn:aws:kms:${region}:${owner}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const through = (service: string, alias: string, more: Request["context"] = {}) => ({
    "kms:CallerAccount": account,
    "kms:ResourceAliases": [alias],
    "kms:ViaService": `${service}.${region}.amazonaws.com`,
    ...more,
  });
  const forAws = { "kms:GrantIsForAWSResource": "true" };
  const alerts = `alias/${name}-alerts`;
  const changes = ["TagResource", "UpdateContinuousBackups", "UpdateTable"];
  const reads = ["DescribeContinuousBackups", "DescribeTable", "ListTagsOfResource"];
  const never = ["GetItem", "PutItem", "PutResourcePolicy", "Scan", "UntagResource"];
  return [
    ...[...changes, ...reads].map((action) => cell(`dynamodb:${action}`, table(`${name}-sessions`), "allowed")),
    ...never.map((action) => cell(`dynamodb:${action}`, table(`${name}-sessions`), BEYOND)),
    cell("dynamodb:DeleteTable", table(`${name}-sessions`), "denied by boundary"),
    ...["other-sessions", "awsbackup-restore-test-1"].map((label) =>
      cell("dynamodb:UpdateTable", table(label), BEYOND),
    ),
    cell("dynamodb:UpdateTable", table(`${name}-sessions`, ELSEWHERE), BEYOND, {
      ...overTheWire(environment, ELSEWHERE),
      "aws:ViaAWSService": "true",
    }),
    ...aliases.flatMap((alias) => [
      cell("kms:Decrypt", key(), "allowed", through("dynamodb", alias)),
      cell("kms:CreateGrant", key(), "allowed", through("dynamodb", alias, forAws)),
      cell("kms:CreateGrant", key(), BEYOND, through("dynamodb", alias, { "kms:GrantIsForAWSResource": "false" })),
      cell("kms:Decrypt", key(), `${BEYOND}, resource`, through("s3", alias)),
      cell("kms:CreateGrant", key(), `${BEYOND}, resource`, through("s3", alias, forAws)),
      cell("kms:Decrypt", key("999999999999"), BEYOND, through("dynamodb", alias)),
      cell("kms:CreateGrant", key("999999999999"), BEYOND, through("dynamodb", alias, forAws)),
      cell("kms:ScheduleKeyDeletion", key(), BEYOND, through("dynamodb", alias)),
      cell("kms:RevokeGrant", key(), BEYOND, through("dynamodb", alias, forAws)),
    ]),
    cell("kms:Decrypt", key(), BEYOND, through("dynamodb", "alias/somebody-elses")),
    cell("kms:CreateGrant", key(), BEYOND, through("dynamodb", "alias/somebody-elses", forAws)),
    cell("sns:Publish", topic(`${name}-alerts`), "allowed"),
    cell("sns:Publish", topic("other-alerts"), BEYOND),
    cell("sns:DeleteTopic", topic(`${name}-alerts`), BEYOND),
    cell("kms:GenerateDataKey", key(), "allowed", through("sns", alerts)),
    cell("kms:Decrypt", key(), "allowed", through("sns", alerts)),
    cell("kms:Decrypt", key(), BEYOND, through("sns", "alias/somebody-elses")),
    cell("kms:Decrypt", key(), `${BEYOND}, resource`, through("s3", alerts)),
    cell("kms:Decrypt", key("999999999999"), BEYOND, through("sns", alerts)),
    cell("kms:ScheduleKeyDeletion", key(), BEYOND, through("sns", alerts)),
  ];
}
