import { regionalArn, tableArn } from "../../arn";
import { PROBE_TAG, RETIRE_TAG } from "../../audit/clean-up/tags";
import { functionArn, queueArn } from "../../function-names";
import { tableNameIn } from "../../names";
import { Statement } from "../../policy-statement";
import { RESTORED_TEST_TABLE_NAMES } from "../../restored-test-table";
import { everyKey } from "../key-use";
import { ProtectedEnvironment } from "../protected-table";

/** What functions list of an account that IAM knows no resource for, to find what nobody uses. */
export const LISTED_BY_FUNCTIONS = [
  "backup:ListBackupVaults",
  "config:GetComplianceDetailsByConfigRule",
  "config:PutEvaluations",
  "dynamodb:ListBackups",
  "dynamodb:ListExports",
  "dynamodb:ListTables",
];

/** What functions that clean up do at most: they read what tables are, not what is in them, and delete old backups. */
export function cleanUpByFunctions(environment: ProtectedEnvironment): Statement[] {
  const { name } = environment;
  return [
    {
      Sid: "DescribeTables",
      Effect: "Allow",
      Action: ["dynamodb:DescribeKinesisStreamingDestination", "dynamodb:DescribeTable", "dynamodb:ListTagsOfResource"],
      Resource: tableArn(environment, "*"),
    },
    {
      Sid: "DeleteBackups",
      Effect: "Allow",
      Action: "dynamodb:DeleteBackup",
      Resource: `${tableArn(environment, tableNameIn(name, "*"))}/backup/*`,
    },
    ...(environment.retiresTables
      ? [
          {
            Sid: "DeleteFinalBackups",
            Effect: "Allow" as const,
            Action: "dynamodb:DeleteBackup",
            Resource: `${tableArn(environment, "*")}/backup/*`,
          },
        ]
      : []),
    {
      Sid: "ListRecoveryPoints",
      Effect: "Allow",
      Action: "backup:ListRecoveryPointsByBackupVault",
      Resource: regionalArn("backup", environment, "backup-vault:*"),
    },
    {
      Sid: "ReadMetrics",
      Effect: "Allow",
      Action: "cloudwatch:GetMetricData",
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": environment.regions } },
    },
  ];
}

/**
 * What retires tables does at most, and what starts functions: tables that carry the runbook's mark, and never one of
 * the environment's, one that Terraform manages, or one of a restore test.
 */
export function cleanUpByAudit(environment: ProtectedEnvironment): Statement[] {
  const { name, account, region, alertTopicArn } = environment;
  const tables = tableArn(environment, "*");
  const never = [tableNameIn(name, "*"), RESTORED_TEST_TABLE_NAMES].map((each) => tableArn(environment, each));
  return [
    {
      Sid: "ReadTables",
      Effect: "Allow",
      Action: ["dynamodb:CreateBackup", "dynamodb:DescribeTable", "dynamodb:ListTagsOfResource"],
      Resource: tables,
    },
    { Sid: "ReadBackups", Effect: "Allow", Action: "dynamodb:DescribeBackup", Resource: `${tables}/backup/*` },
    {
      Sid: "MarkTables",
      Effect: "Allow",
      Action: "dynamodb:TagResource",
      Resource: tables,
      Condition: {
        "ForAllValues:StringEquals": { "aws:TagKeys": [RETIRE_TAG] },
        Null: { "aws:TagKeys": "false" },
      },
    },
    {
      Sid: "ProbeTags",
      Effect: "Allow",
      Action: "dynamodb:UntagResource",
      Resource: tables,
      Condition: {
        "ForAllValues:StringEquals": { "aws:TagKeys": [PROBE_TAG] },
        Null: { "aws:TagKeys": "false" },
      },
    },
    {
      Sid: "RemoveMarkedTables",
      Effect: "Allow",
      Action: ["dynamodb:DeleteTable", "dynamodb:UpdateTable"],
      Resource: tables,
      Condition: { Null: { [`aws:ResourceTag/${RETIRE_TAG}`]: "false" } },
    },
    { Sid: "NeverDeleteOurs", Effect: "Deny", Action: "dynamodb:DeleteTable", Resource: never },
    {
      Sid: "NeverDeleteManaged",
      Effect: "Deny",
      Action: "dynamodb:DeleteTable",
      Resource: tables,
      Condition: { StringEquals: { "aws:ResourceTag/managed-by": "terraform" } },
    },
    {
      Sid: "ReadVerdicts",
      Effect: "Allow",
      Action: ["cloudwatch:GetMetricData", "config:GetComplianceDetailsByResource", "dynamodb:ListBackups"],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
    },
    { Sid: "Alerts", Effect: "Allow", Action: "sns:Publish", Resource: alertTopicArn },
    {
      Sid: "StartFunctions",
      Effect: "Allow",
      Action: "lambda:InvokeFunction",
      Resource: functionArn(environment, `${name}-*`),
    },
    { Sid: "PutAside", Effect: "Allow", Action: "sqs:SendMessage", Resource: queueArn(environment, `${name}-*`) },
    {
      Sid: "KeysThroughServices",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: everyKey(account, [region]),
      Condition: {
        "ForAnyValue:StringLike": { "kms:ResourceAliases": `alias/${name}-*` },
        StringEquals: {
          "kms:ViaService": ["scheduler", "sns", "sqs"].map((each) => `${each}.${region}.amazonaws.com`),
        },
      },
    },
  ];
}
