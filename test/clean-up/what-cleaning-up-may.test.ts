import { surprises, unnoticed } from "../access/matrix";
import { synthesizedPolicies } from "../access/environments-under-test";
import { Cell } from "../access/consumer-cells";
import { Request } from "../access/engine";
import { overTheWire } from "../access/requests";
import { interfaceCells } from "../functions/interface-cells";
import { cleanedUp } from "../support/cleaned-up";

jest.setTimeout(120_000);

/**
 * What cleans up may do nothing but that: its synthesized policies under their ceilings, judged by an IAM engine. A
 * policy that is wrong in one place is noticed.
 */
const { account, region, name } = cleanedUp;
const STRANGER = "999999999999";
const arn = (service: string, resource: string, owner = account, where = region) =>
  `arn:aws:${service}:${where}:${owner}:${resource}`;
const table = (label: string, owner = account) => arn("dynamodb", `table/${label}`, owner);
const backup = (label: string, owner = account) => `${table(label, owner)}/backup/01489602797149-73d8d5bc`;
const KEY = arn("kms", "key/1234abcd-12ab-34cd-56ef-1234567890ab");
const metrics = arn("cloudwatch", "dataset/any");
const wire = overTheWire(cleanedUp);

const NO = "not granted by identity, boundary";
/** The ceiling would let it, for another role of its kind. */
const NOT_THIS_ONE = "not granted by identity";

function keyThrough(alias: string, service: string): Request["context"] {
  const viaService = `${service}.${region}.amazonaws.com`;
  return { "kms:CallerAccount": account, "kms:ResourceAliases": [alias], "kms:ViaService": viaService };
}

function cellsOf(role: string) {
  return (action: string, resource: string, expected: string, context: Request["context"] = {}): Cell => ({
    title: `${action} on ${resource} ${JSON.stringify(context)}`,
    role,
    request: { action, resource, context: { ...wire, ...context } },
    expected,
  });
}

/** What AWS services do on behalf of somebody is their own wire. */
const BY_A_SERVICE = { "aws:SecureTransport": "false", "aws:ViaAWSService": "true" };

/** What every function may do, and no more of it than concerns itself. */
function ownThings(role: string, functionName: string): Cell[] {
  const cell = cellsOf(role);
  const log = (label: string) => arn("logs", `log-group:/${name}/functions/${label}:log-stream:x`);
  return [
    ...interfaceCells(cleanedUp, role, `${name}-${functionName}`),
    cell("logs:PutLogEvents", log(functionName), "allowed"),
    cell("logs:PutLogEvents", log("other"), NOT_THIS_ONE),
    cell("logs:DeleteLogStream", log(functionName), NO),
    cell("sqs:SendMessage", arn("sqs", `${name}-${functionName}-dead-letters`), "allowed"),
    cell("sqs:SendMessage", arn("sqs", `${name}-other-dead-letters`), NOT_THIS_ONE),
    cell("sqs:ReceiveMessage", arn("sqs", `${name}-${functionName}-dead-letters`), NOT_THIS_ONE),
    cell("kms:Decrypt", KEY, "allowed", keyThrough(`alias/${name}-audit`, "lambda")),
    cell("kms:Decrypt", KEY, NOT_THIS_ONE, keyThrough(`alias/${name}-backup`, "lambda")),
    cell("kms:Decrypt", KEY, `${NOT_THIS_ONE}, resource`, keyThrough(`alias/${name}-audit`, "s3")),
    cell("kms:Decrypt", KEY.replace(account, STRANGER), NO, keyThrough(`alias/${name}-audit`, "lambda")),
    cell("kms:Encrypt", KEY, NOT_THIS_ONE, keyThrough(`alias/${name}-audit`, "lambda")),
    cell("xray:PutTraceSegments", "*", "allowed"),
    cell("xray:GetSamplingRules", "*", NO),
    cell("xray:PutTraceSegments", "*", "not granted by identity, boundary", {
      "aws:RequestedRegion": "eu-north-1",
      "aws:ViaAWSService": "true",
    }),
    cell("dynamodb:PutItem", table(`${name}-payments`), NO),
    cell("dynamodb:PutItem", table("of-anybody"), NO, BY_A_SERVICE),
    cell("xray:PutTraceSegments", "*", "denied by identity, boundary", { "aws:SecureTransport": "false" }),
  ];
}

function reviewCells(): Cell[] {
  const role = `${name}-function-unused-resources`;
  const cell = cellsOf(role);
  const elsewhere = { "aws:RequestedRegion": "eu-north-1", "aws:ViaAWSService": "true" };
  return [
    ...ownThings(role, "unused-resources"),
    ...["DescribeTable", "ListTagsOfResource", "DescribeKinesisStreamingDestination"].flatMap((action) => [
      cell(`dynamodb:${action}`, table("of-anybody"), "allowed"),
      cell(`dynamodb:${action}`, table("of-anybody", STRANGER), NO),
    ]),
    ...["dynamodb:ListTables", "backup:ListBackupVaults", "config:PutEvaluations"].flatMap((action) => [
      cell(action, "*", "allowed"),
      cell(action, "*", NO, elsewhere),
    ]),
    cell("dynamodb:ListExports", table("of-anybody"), "allowed"),
    cell("dynamodb:ListBackups", "*", NOT_THIS_ONE),
    cell("config:GetComplianceDetailsByConfigRule", arn("config", "config-rule/config-rule-abcdef"), "allowed"),
    cell("config:DeleteConfigRule", arn("config", "config-rule/config-rule-abcdef"), NO),
    cell("cloudwatch:GetMetricData", metrics, "allowed"),
    cell("cloudwatch:GetMetricData", metrics, "allowed", { "aws:RequestedRegion": "us-west-2" }),
    cell("cloudwatch:GetMetricData", metrics, NO, elsewhere),
    cell("cloudwatch:DeleteAlarms", arn("cloudwatch", "alarm:x"), NO),
    cell("backup:ListRecoveryPointsByBackupVault", arn("backup", `backup-vault:${name}-backup`), "allowed"),
    cell("backup:ListRecoveryPointsByBackupVault", arn("backup", "backup-vault:other"), "allowed"),
    cell("backup:ListRecoveryPointsByBackupVault", `arn:aws:backup:eu-north-1:${account}:backup-vault:other`, NO),
    cell("backup:DeleteBackupVault", arn("backup", `backup-vault:${name}-backup`), NO),
    cell("dynamodb:DeleteBackup", backup(`${name}-payments`), NOT_THIS_ONE),
    cell("dynamodb:DeleteTable", table("of-anybody"), NO),
    cell("sns:Publish", arn("sns", `${name}-alerts`), NOT_THIS_ONE),
  ];
}

function expiredBackupCells(): Cell[] {
  const role = `${name}-function-expired-backups`;
  const cell = cellsOf(role);
  const elsewhere = { "aws:RequestedRegion": "eu-north-1", "aws:ViaAWSService": "true" };
  return [
    ...ownThings(role, "expired-backups"),
    ...["DescribeTable", "ListTagsOfResource"].flatMap((action) => [
      cell(`dynamodb:${action}`, table(`${name}-payments`), "allowed"),
      cell(`dynamodb:${action}`, table("of-anybody"), NOT_THIS_ONE),
    ]),
    cell("dynamodb:ListBackups", "*", "allowed"),
    cell("dynamodb:ListBackups", "*", NO, elsewhere),
    cell("dynamodb:ListTables", "*", NOT_THIS_ONE),
    cell("dynamodb:DeleteBackup", backup(`${name}-payments`), "allowed"),
    // The last backup of a table that was retired.
    cell("dynamodb:DeleteBackup", backup("of-anybody"), "allowed"),
    cell("dynamodb:DeleteBackup", backup("of-anybody").replace(account, STRANGER), NO),
    cell("dynamodb:DeleteTable", table(`${name}-payments`), NO),
    cell("dynamodb:RestoreTableFromBackup", backup(`${name}-payments`), NO),
    cell("sns:Publish", arn("sns", `${name}-alerts`), "allowed"),
    cell("sns:Publish", arn("sns", "other"), NO),
    cell("sns:Subscribe", arn("sns", `${name}-alerts`), NO),
    cell("kms:GenerateDataKey", KEY, "allowed", keyThrough(`alias/${name}-alerts`, "sns")),
    cell("kms:GenerateDataKey", KEY, NOT_THIS_ONE, keyThrough(`alias/${name}-backup`, "sns")),
    cell("kms:GenerateDataKey", KEY, `${NOT_THIS_ONE}, resource`, keyThrough(`alias/${name}-alerts`, "s3")),
    cell("kms:GenerateDataKey", KEY.replace(account, STRANGER), NO, keyThrough(`alias/${name}-alerts`, "sns")),
    cell("kms:Encrypt", KEY, `${NOT_THIS_ONE}, resource`, keyThrough(`alias/${name}-alerts`, "sns")),
  ];
}

/** It never deletes a table of this project: neither by the name, nor by the tag, whatever else is allowed. */
function retireCells(): Cell[] {
  const role = `${name}-audit-retire-table`;
  const cell = cellsOf(role);
  const marked = { "aws:ResourceTag/retire-after": "2026-01-01" };
  const managed = { ...marked, "aws:ResourceTag/managed-by": "terraform" };
  const theMark = { "aws:TagKeys": ["retire-after"] };
  const elsewhere = { "aws:RequestedRegion": "eu-north-1", "aws:ViaAWSService": "true" };
  const ours = [`${name}-payments`, `${name}-gone`, "awsbackup-restore-test-1a2b"];
  const changes = ["CreateBackup", "DeleteTable", "TagResource", "UntagResource", "UpdateTable"];
  return [
    ...["DescribeTable", "ListTagsOfResource"].flatMap((action) => [
      cell(`dynamodb:${action}`, table("of-anybody"), "allowed"),
      cell(`dynamodb:${action}`, table("of-anybody", STRANGER), NO),
    ]),
    cell("dynamodb:CreateBackup", table("of-anybody"), "allowed"),
    cell("dynamodb:CreateBackup", table("of-anybody", STRANGER), NO),
    cell("dynamodb:PutItem", table("of-anybody"), NO, marked),
    cell("dynamodb:PutItem", table("of-anybody"), NO, BY_A_SERVICE),
    cell("dynamodb:DescribeBackup", backup("of-anybody"), "allowed"),
    cell("dynamodb:DescribeBackup", backup("of-anybody", STRANGER), NO),
    cell("dynamodb:DeleteBackup", backup("of-anybody"), NO),
    cell("dynamodb:TagResource", table("of-anybody"), "allowed", theMark),
    cell("dynamodb:TagResource", table("of-anybody", STRANGER), NO, theMark),
    cell("dynamodb:TagResource", table("of-anybody"), NO, { "aws:TagKeys": ["retire-after", "owner"] }),
    cell("dynamodb:TagResource", table("of-anybody"), NO, { "aws:TagKeys": ["retire-probe"] }),
    cell("dynamodb:TagResource", table("of-anybody"), NO),
    cell("dynamodb:UntagResource", table("of-anybody"), NO, theMark),
    cell("dynamodb:UntagResource", table("of-anybody"), NO),
    cell("dynamodb:UntagResource", table("of-anybody"), "allowed", { "aws:TagKeys": ["retire-probe"] }),
    cell("dynamodb:UntagResource", table("of-anybody"), NO, { "aws:TagKeys": ["retire-probe", "managed-by"] }),
    cell("dynamodb:UntagResource", table("of-anybody", STRANGER), NO, { "aws:TagKeys": ["retire-probe"] }),
    cell("dynamodb:ListBackups", "*", "allowed"),
    cell("dynamodb:ListBackups", "*", NO, elsewhere),
    ...["DeleteTable", "UpdateTable"].flatMap((action) => [
      cell(`dynamodb:${action}`, table("of-anybody"), "allowed", marked),
      cell(`dynamodb:${action}`, table("of-anybody"), NO),
      cell(`dynamodb:${action}`, table("of-anybody", STRANGER), NO, marked),
    ]),
    ...ours.flatMap((label) =>
      changes.map((action) => {
        const layers = action === "DeleteTable" ? "denied by identity, boundary" : "denied by identity";
        const granted = action === "UntagResource" ? "; not granted by boundary" : "";
        return cell(`dynamodb:${action}`, table(label), `${layers}${granted}`, { ...marked, ...theMark });
      }),
    ),
    ...changes.map((action) => {
      const layers = action === "DeleteTable" ? "denied by identity, boundary" : "denied by identity";
      const granted = action === "UntagResource" ? "; not granted by boundary" : "";
      return cell(`dynamodb:${action}`, table("of-anybody"), `${layers}${granted}`, { ...managed, ...theMark });
    }),
    cell("cloudwatch:GetMetricData", metrics, "allowed"),
    cell("cloudwatch:GetMetricData", metrics, NO, elsewhere),
    cell("cloudwatch:DeleteAlarms", arn("cloudwatch", "alarm:x"), NO),
    cell("config:GetComplianceDetailsByResource", "*", "allowed"),
    cell("config:GetComplianceDetailsByResource", "*", NO, elsewhere),
    cell("config:PutEvaluations", "*", NO),
    cell("sns:Publish", arn("sns", `${name}-alerts`), "allowed"),
    cell("sns:Publish", arn("sns", "other"), NO),
    cell("sns:Subscribe", arn("sns", `${name}-alerts`), NO),
    cell("kms:GenerateDataKey", KEY, "allowed", keyThrough(`alias/${name}-alerts`, "sns")),
    cell("kms:GenerateDataKey", KEY, NOT_THIS_ONE, keyThrough(`alias/${name}-backup`, "sns")),
    cell("kms:GenerateDataKey", KEY, `${NOT_THIS_ONE}, resource`, keyThrough(`alias/${name}-alerts`, "sqs")),
    cell("kms:Decrypt", KEY.replace(account, STRANGER), NO, keyThrough(`alias/${name}-alerts`, "sns")),
    cell("kms:Encrypt", KEY, `${NO}, resource`, keyThrough(`alias/${name}-alerts`, "sns")),
    cell("lambda:InvokeFunction", arn("lambda", `function:${name}-expired-backups`), NOT_THIS_ONE),
    cell("sns:Publish", arn("sns", `${name}-alerts`), "denied by identity, boundary", {
      "aws:SecureTransport": "false",
    }),
  ];
}

function scheduleCells(): Cell[] {
  const role = `${name}-audit-expired-backups`;
  const cell = cellsOf(role);
  return [
    cell("lambda:InvokeFunction", arn("lambda", `function:${name}-expired-backups`), "allowed"),
    cell("lambda:InvokeFunction", arn("lambda", `function:${name}-unused-resources`), NOT_THIS_ONE),
    cell("lambda:UpdateFunctionCode", arn("lambda", `function:${name}-expired-backups`), NO),
    cell("sqs:SendMessage", arn("sqs", `${name}-expired-backups-dead-letters`), "allowed"),
    cell("sqs:SendMessage", arn("sqs", `${name}-unused-resources-dead-letters`), NOT_THIS_ONE),
    cell("sqs:ReceiveMessage", arn("sqs", `${name}-expired-backups-dead-letters`), NO),
    cell("kms:Decrypt", KEY, "allowed", keyThrough(`alias/${name}-audit`, "scheduler")),
    cell("kms:GenerateDataKey", KEY, "allowed", keyThrough(`alias/${name}-audit`, "sqs")),
    cell("kms:Decrypt", KEY, NOT_THIS_ONE, keyThrough(`alias/${name}-alerts`, "sns")),
    cell("kms:Decrypt", KEY, NOT_THIS_ONE, keyThrough(`alias/${name}-backup`, "scheduler")),
    cell("kms:Decrypt", KEY, `${NOT_THIS_ONE}, resource`, keyThrough(`alias/${name}-audit`, "sns")),
    cell("kms:Decrypt", KEY.replace(account, STRANGER), NO, keyThrough(`alias/${name}-audit`, "sqs")),
    cell("kms:Encrypt", KEY, NO, keyThrough(`alias/${name}-audit`, "sqs")),
    cell("dynamodb:DeleteTable", table("of-anybody"), NO),
    cell("dynamodb:DeleteTable", table("of-anybody"), NO, BY_A_SERVICE),
    cell("lambda:InvokeFunction", arn("lambda", `function:${name}-expired-backups`), "denied by identity, boundary", {
      "aws:SecureTransport": "false",
    }),
  ];
}

const policies = synthesizedPolicies(cleanedUp);
const rows = [reviewCells(), expiredBackupCells(), retireCells(), scheduleCells()].map((cells) => {
  const role = policies.roles.get(cells[0]?.role ?? "");
  if (!role) throw new Error(`nobody makes the role ${cells[0]?.role}`);
  return { role, cells };
});

test.each(rows.map((row) => [row.role.name, row] as const))("%s may do what it is for", async (_, row) => {
  expect(await surprises({ policies, rows: [row] })).toEqual([]);
});

test.each(rows.map((row) => [row.role.name, row] as const))(
  "a policy of %s that is wrong in one place is noticed",
  async (_, row) => {
    const { count, survivors } = await unnoticed({ policies, rows: [row] });
    expect(survivors).toEqual([]);
    expect(count).toBeGreaterThan(5);
  },
);
