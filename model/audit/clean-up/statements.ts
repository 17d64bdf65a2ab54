import { everyKey } from "../../access/key-use";
import { Locality, regionalArn, tableArn } from "../../arn";
import { tableNameIn } from "../../names";
import { Statement } from "../../policy-statement";
import { ResolvedAlerts } from "../../resolve/resolved";
import { CleanUpScope } from "../clean-up";

/** For whom statements are made: an environment with its alerts. */
export interface CleanUpPlace extends Locality {
  readonly name: string;
  readonly alerts: ResolvedAlerts;
}

export function allow(
  Sid: string,
  Action: string | readonly string[],
  Resource: string | readonly string[],
): Statement {
  return { Sid, Effect: "Allow", Action, Resource };
}

/** What IAM knows no resource for, in the Regions that are asked. */
export function inRegions(Sid: string, Action: readonly string[], regions: readonly string[]): Statement {
  return { ...allow(Sid, Action, "*"), Condition: { StringEquals: { "aws:RequestedRegion": regions } } };
}

/** Telling people on the alert topic. A topic of somebody else's is encrypted, if at all, with a key of theirs. */
export function tell({ account, region, alerts }: CleanUpPlace): Statement[] {
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

/**
 * Deleting on-demand backups of the environment's tables, and of no others, but for the last ones of tables that the
 * runbook retires. Those are anybody's, and IAM knows no name of a backup: the function does.
 */
export function expiredBackupStatements(
  place: CleanUpPlace,
  mode: "report" | "delete",
  retiresTables: boolean,
): Statement[] {
  const tables = tableArn(place, tableNameIn(place.name, "*"));
  const read = [
    allow("ReadTables", ["dynamodb:DescribeTable", "dynamodb:ListTagsOfResource"], tables),
    inRegions("ListBackups", ["dynamodb:ListBackups"], [place.region]),
  ];
  if (mode === "report") return read;
  const final = allow("DeleteFinalBackups", "dynamodb:DeleteBackup", `${tableArn(place, "*")}/backup/*`);
  return [
    ...read,
    allow("DeleteBackups", "dynamodb:DeleteBackup", `${tables}/backup/*`),
    ...(retiresTables ? [final] : []),
    ...tell(place),
  ];
}
