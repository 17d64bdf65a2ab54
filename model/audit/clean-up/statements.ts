import { everyKey } from "../../access/key-use";
import { Locality, regionalArn, tableArn } from "../../arn";
import { tableNameIn } from "../../names";
import { RESTORED_TEST_TABLE_NAMES } from "../../restored-test-table";
import { Statement } from "../../policy-statement";
import { ResolvedAlerts } from "../../resolve/resolved";
import { CleanUpScope } from "../clean-up";
import { RETIRE_TAG } from "./tags";

/** For whom statements are made: an environment with its alerts. */
export interface CleanUpPlace extends Locality {
  readonly name: string;
  readonly alerts: ResolvedAlerts;
}

function allow(Sid: string, Action: string | readonly string[], Resource: string | readonly string[]): Statement {
  return { Sid, Effect: "Allow", Action, Resource };
}

/** What IAM knows no resource for, in the Regions that are asked. */
function inRegions(Sid: string, Action: readonly string[], regions: readonly string[]): Statement {
  return { ...allow(Sid, Action, "*"), Condition: { StringEquals: { "aws:RequestedRegion": regions } } };
}

/** Telling people on the alert topic. A topic of somebody else's is encrypted, if at all, with a key of theirs. */
function tell({ account, region, alerts }: CleanUpPlace): Statement[] {
  const { topicArn, created } = alerts;
  const publish = allow("Tell", "sns:Publish", topicArn);
  if (!created) return [publish];
  const key: Statement = {
    ...allow("UseAlertKeyThroughSns", ["kms:Decrypt", "kms:GenerateDataKey*"], everyKey(account, [region])),
    Condition: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": [`alias/${created.topicName}`] },
      StringEquals: { "kms:ViaService": `sns.${region}.amazonaws.com` },
    },
  };
  return [publish, key];
}

/** Reading tables, metrics and recovery points, and telling AWS Config what was found. Nothing is changed. */
export function reviewStatements(place: CleanUpPlace, regions: readonly string[], scope: CleanUpScope): Statement[] {
  const { region } = place;
  const vaults = scope === "account" ? "*" : `${place.name}-*`;
  return [
    allow(
      "ReadTables",
      ["dynamodb:DescribeKinesisStreamingDestination", "dynamodb:DescribeTable", "dynamodb:ListTagsOfResource"],
      tableArn(place, "*"),
    ),
    inRegions(
      "List",
      [
        "backup:ListBackupVaults",
        "config:GetComplianceDetailsByConfigRule",
        "config:PutEvaluations",
        "dynamodb:ListExports",
        "dynamodb:ListTables",
      ],
      [region],
    ),
    inRegions("ReadMetrics", ["cloudwatch:GetMetricData"], regions),
    allow(
      "ReadRecoveryPoints",
      "backup:ListRecoveryPointsByBackupVault",
      regionalArn("backup", place, `backup-vault:${vaults}`),
    ),
  ];
}

/** Deleting on-demand backups of the environment's tables, and of no others. */
export function expiredBackupStatements(place: CleanUpPlace, mode: "report" | "delete"): Statement[] {
  const tables = tableArn(place, tableNameIn(place.name, "*"));
  const read = [
    allow("ReadTables", ["dynamodb:DescribeTable", "dynamodb:ListTagsOfResource"], tables),
    inRegions("ListBackups", ["dynamodb:ListBackups"], [place.region]),
  ];
  if (mode === "report") return read;
  return [...read, allow("DeleteBackups", "dynamodb:DeleteBackup", `${tables}/backup/*`), ...tell(place)];
}

/** What changes a table or its backups. Kept from whatever this project deploys. */
const CHANGES = [
  "dynamodb:CreateBackup",
  "dynamodb:DeleteTable",
  "dynamodb:TagResource",
  "dynamodb:UntagResource",
  "dynamodb:UpdateTable",
];

/**
 * Denies changes of the environment's own tables, of those that Terraform manages for anybody, and of those that restore
 * tests have made: whatever the document of the runbook says, and whoever starts it.
 */
export function neverRetired(place: CleanUpPlace): Statement[] {
  const own = [tableNameIn(place.name, "*"), RESTORED_TEST_TABLE_NAMES];
  return [
    { Sid: "NeverOurs", Effect: "Deny", Action: CHANGES, Resource: own.map((name) => tableArn(place, name)) },
    {
      Sid: "NeverManaged",
      Effect: "Deny",
      Action: CHANGES,
      Resource: tableArn(place, "*"),
      Condition: { StringEquals: { "aws:ResourceTag/managed-by": "terraform" } },
    },
  ];
}

/** What the runbook does: it changes only tables that it has marked. */
export function retireStatements(place: CleanUpPlace): Statement[] {
  const tables = tableArn(place, "*");
  return [
    allow("ReadTables", ["dynamodb:DescribeTable", "dynamodb:ListTagsOfResource"], tables),
    inRegions("ReadVerdicts", ["cloudwatch:GetMetricData", "config:GetComplianceDetailsByResource"], [place.region]),
    {
      ...allow("Mark", "dynamodb:TagResource", tables),
      Condition: {
        "ForAllValues:StringEquals": { "aws:TagKeys": [RETIRE_TAG] },
        Null: { "aws:TagKeys": "false" },
      },
    },
    allow("BackUp", "dynamodb:CreateBackup", tables),
    allow("ReadBackups", "dynamodb:DescribeBackup", `${tables}/backup/*`),
    {
      ...allow("Remove", ["dynamodb:DeleteTable", "dynamodb:UpdateTable"], tables),
      Condition: { Null: { [`aws:ResourceTag/${RETIRE_TAG}`]: "false" } },
    },
    ...tell(place),
    ...neverRetired(place),
  ];
}
