import { Environment } from "../../../model/environment";
import { Cell, ELSEWHERE } from "../consumer-cells";
import { overTheWire } from "../requests";
import { BEYOND, cellsUnder } from "./administrator";

const STRANGER = "999999999999";
const DENIED = "denied by boundary";

/** What functions may do that find and remove what nobody uses. */
export function cleanUpByFunctionCells(environment: Environment): Cell[] {
  const { name, account, region, audit } = environment;
  // The last backups of tables that were retired are anybody's.
  const retires = audit?.cleanUp?.retirement !== undefined;
  const cell = cellsUnder("functions", environment);
  const arn = (service: string, resource: string, owner = account) =>
    `arn:aws:${service}:${region}:${owner}:${resource}`;
  // The engine wants the kind of resource that its data have for the action.
  const metrics = arn("cloudwatch", "dataset/any");
  const elsewhere = overTheWire(environment, ELSEWHERE);
  const inTheService = { ...elsewhere, "aws:ViaAWSService": "true" };
  const described = ["DescribeTable", "ListTagsOfResource", "DescribeKinesisStreamingDestination"];
  const backup = (table: string) => arn("dynamodb", `table/${table}/backup/01489602797149-73d8d5bc`);
  const vault = (label: string, owner = account) => arn("backup", `backup-vault:${label}`, owner);
  const rule = arn("config", "config-rule/config-rule-abcdef");
  return [
    ...described.flatMap((action) => [
      cell(`dynamodb:${action}`, arn("dynamodb", "table/of-anybody"), "allowed"),
      cell(`dynamodb:${action}`, arn("dynamodb", "table/of-anybody", STRANGER), BEYOND),
    ]),
    cell("dynamodb:UpdateTable", arn("dynamodb", "table/of-anybody"), BEYOND),
    cell("dynamodb:DeleteTable", arn("dynamodb", "table/of-anybody"), BEYOND),
    cell("dynamodb:DeleteBackup", backup(`${name}-sessions`), "allowed"),
    cell("dynamodb:DeleteBackup", backup("other-sessions"), retires ? "allowed" : BEYOND),
    cell("dynamodb:RestoreTableFromBackup", backup(`${name}-sessions`), BEYOND),
    cell("backup:ListRecoveryPointsByBackupVault", vault(`${name}-backup`), "allowed"),
    cell("backup:ListRecoveryPointsByBackupVault", vault("other-backup"), "allowed"),
    cell("backup:ListRecoveryPointsByBackupVault", vault(`${name}-backup`, STRANGER), BEYOND),
    cell("backup:DeleteBackupVault", vault(`${name}-backup`), BEYOND),
    cell("cloudwatch:GetMetricData", metrics, "allowed"),
    cell("cloudwatch:GetMetricData", metrics, DENIED, elsewhere),
    cell("cloudwatch:GetMetricData", metrics, BEYOND, { ...elsewhere, "aws:ViaAWSService": "true" }),
    cell("cloudwatch:ListMetrics", metrics, BEYOND),
    ...["dynamodb:ListBackups", "dynamodb:ListTables", "backup:ListBackupVaults"].flatMap((action) => [
      cell(action, "*", "allowed"),
      cell(action, "*", BEYOND, inTheService),
    ]),
    cell("dynamodb:ListExports", arn("dynamodb", "table/of-anybody"), "allowed"),
    cell("config:PutEvaluations", "*", "allowed"),
    cell("config:GetComplianceDetailsByConfigRule", rule, "allowed"),
    cell("config:DeleteConfigRule", rule, BEYOND),
  ];
}

/** What retires tables, and what starts functions. */
export function cleanUpByAuditCells(environment: Environment): Cell[] {
  const { name, account, region } = environment;
  const cell = cellsUnder("audit", environment);
  const arn = (service: string, resource: string, owner = account) =>
    `arn:aws:${service}:${region}:${owner}:${resource}`;
  const table = (label: string, owner = account) => arn("dynamodb", `table/${label}`, owner);
  const marked = { "aws:ResourceTag/retire-after": "2026-01-01" };
  const managed = { ...marked, "aws:ResourceTag/managed-by": "terraform" };
  // The engine wants the kind of resource that its data have for the action.
  const metrics = arn("cloudwatch", "dataset/any");
  const elsewhere = overTheWire(environment, ELSEWHERE);
  const inTheService = { ...elsewhere, "aws:ViaAWSService": "true" };
  const backup = (label: string, owner = account) => `${table(label, owner)}/backup/01489602797149-73d8d5bc`;
  const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const key = (alias: string, service: string) => ({
    "kms:CallerAccount": account,
    "kms:ResourceAliases": [alias],
    "kms:ViaService": `${service}.${region}.amazonaws.com`,
  });
  const described = ["CreateBackup", "DescribeTable", "ListTagsOfResource"];
  return [
    ...described.flatMap((action) => [
      cell(`dynamodb:${action}`, table("of-anybody"), "allowed"),
      cell(`dynamodb:${action}`, table("of-anybody", STRANGER), BEYOND),
    ]),
    cell("dynamodb:PutItem", table("of-anybody"), BEYOND, marked),
    cell("dynamodb:DescribeBackup", backup("of-anybody"), "allowed"),
    cell("dynamodb:DescribeBackup", backup("of-anybody", STRANGER), BEYOND),
    cell("dynamodb:DeleteBackup", backup("of-anybody"), BEYOND, marked),
    cell("dynamodb:TagResource", table("of-anybody"), "allowed", { "aws:TagKeys": ["retire-after"] }),
    cell("dynamodb:TagResource", table("of-anybody", STRANGER), BEYOND, { "aws:TagKeys": ["retire-after"] }),
    cell("dynamodb:TagResource", table("of-anybody"), BEYOND, { "aws:TagKeys": ["retire-after", "keep"] }),
    cell("dynamodb:TagResource", table("of-anybody"), BEYOND, { "aws:TagKeys": ["retire-probe"] }),
    cell("dynamodb:TagResource", table("of-anybody"), BEYOND),
    cell("dynamodb:UntagResource", table("of-anybody"), BEYOND, { "aws:TagKeys": ["retire-after"] }),
    cell("dynamodb:UntagResource", table("of-anybody"), "allowed", { "aws:TagKeys": ["retire-probe"] }),
    cell("dynamodb:UntagResource", table("of-anybody"), BEYOND, { "aws:TagKeys": ["retire-probe", "keep"] }),
    cell("dynamodb:UntagResource", table("of-anybody"), BEYOND),
    cell("dynamodb:UntagResource", table("of-anybody", STRANGER), BEYOND, { "aws:TagKeys": ["retire-probe"] }),
    cell("dynamodb:ListBackups", "*", "allowed"),
    cell("dynamodb:ListBackups", "*", BEYOND, inTheService),
    ...["DeleteTable", "UpdateTable"].flatMap((action) => [
      cell(`dynamodb:${action}`, table("of-anybody"), "allowed", marked),
      cell(`dynamodb:${action}`, table("of-anybody"), BEYOND),
      cell(`dynamodb:${action}`, table("of-anybody", STRANGER), BEYOND, marked),
    ]),
    cell("dynamodb:DeleteTable", table("of-anybody"), DENIED, managed),
    cell("dynamodb:DeleteTable", table(`${name}-sessions`), DENIED, marked),
    cell("dynamodb:DeleteTable", table("awsbackup-restore-test-1a2b"), DENIED, marked),
    cell("cloudwatch:GetMetricData", metrics, "allowed"),
    cell("cloudwatch:GetMetricData", metrics, DENIED, elsewhere),
    cell("cloudwatch:GetMetricData", metrics, BEYOND, { ...elsewhere, "aws:ViaAWSService": "true" }),
    cell("cloudwatch:DeleteAlarms", arn("cloudwatch", "alarm:x"), BEYOND),
    cell("config:GetComplianceDetailsByResource", "*", "allowed"),
    cell("config:PutEvaluations", "*", BEYOND),
    cell("sns:Publish", arn("sns", `${name}-alerts`), "allowed"),
    cell("sns:Publish", arn("sns", `${name}-other`), BEYOND),
    cell("sns:Subscribe", arn("sns", `${name}-alerts`), BEYOND),
    cell("lambda:InvokeFunction", arn("lambda", `function:${name}-expired-backups`), "allowed"),
    cell("lambda:InvokeFunction", arn("lambda", "function:other"), BEYOND),
    cell("lambda:UpdateFunctionCode", arn("lambda", `function:${name}-expired-backups`), BEYOND),
    cell("sqs:SendMessage", arn("sqs", `${name}-expired-backups-dead-letters`), "allowed"),
    cell("sqs:SendMessage", arn("sqs", "other-dead-letters"), BEYOND),
    cell("sqs:PurgeQueue", arn("sqs", `${name}-expired-backups-dead-letters`), BEYOND),
    ...["scheduler", "sns", "sqs"].map((service) =>
      cell("kms:Decrypt", arn("kms", KEY), "allowed", key(`alias/${name}-any-part`, service)),
    ),
    cell("kms:GenerateDataKey", arn("kms", KEY), "allowed", key(`alias/${name}-alerts`, "sns")),
    cell("kms:Decrypt", arn("kms", KEY), BEYOND, key(`alias/${name}-any-part`, "s3")),
    cell("kms:Decrypt", arn("kms", KEY), BEYOND, key("alias/somebody-elses", "sns")),
    cell("kms:Decrypt", arn("kms", KEY, STRANGER), BEYOND, key(`alias/${name}-any-part`, "sns")),
    cell("kms:ScheduleKeyDeletion", arn("kms", KEY), BEYOND, key(`alias/${name}-any-part`, "sns")),
  ];
}
