import { ScriptStep, Step } from "./document";

/**
 * Makes the last backup of a table, or takes one that an earlier run has made: a refused approval leaves no second one.
 * Nothing has been written since then, because the table was not used for longer than the backup is old.
 */
const FIND_OR_MAKE = `import datetime

import boto3


def back_up(event, context):
    dynamodb = boto3.client("dynamodb")
    name = event["TableName"]
    since = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=int(event["ReuseDays"]))
    for backup in backups_of(dynamodb, name, since):
        usable = backup["BackupStatus"] in ("CREATING", "AVAILABLE") and backup["BackupCreationDateTime"] >= since
        if usable and backup["BackupName"] == event["BackupName"] and backup["TableId"] == event["TableId"]:
            return {"BackupArn": backup["BackupArn"]}
    made = dynamodb.create_backup(TableName=name, BackupName=event["BackupName"])
    return {"BackupArn": made["BackupDetails"]["BackupArn"]}


def backups_of(dynamodb, name, since):
    more = {}
    while True:
        page = dynamodb.list_backups(TableName=name, TimeRangeLowerBound=since, BackupType="USER", **more)
        yield from page.get("BackupSummaries", [])
        if "LastEvaluatedBackupArn" not in page:
            return
        more = {"ExclusiveStartBackupArn": page["LastEvaluatedBackupArn"]}
`;

/** Days for which a last backup is taken again: AWS Config calls nothing abandoned that was used in the last 30. */
const REUSE_DAYS = 30;

const WAIT_SECONDS = 12 * 3600;

/** A last backup, which outlives the table, and is there before anybody is asked. `backUp.BackupArn` is its ARN. */
export function finalBackup(backupName: string): Step[] {
  const make: ScriptStep = {
    name: "backUp",
    description: "Makes a last backup, or takes that of an earlier run",
    action: "aws:executeScript",
    onFailure: "Abort",
    timeoutSeconds: 300,
    inputs: {
      Runtime: "python3.11",
      Handler: "back_up",
      InputPayload: {
        TableName: "{{ TableName }}",
        TableId: "{{ check.TableId }}",
        BackupName: backupName,
        ReuseDays: REUSE_DAYS,
      },
      Script: FIND_OR_MAKE,
    },
    outputs: [{ Name: "BackupArn", Selector: "$.Payload.BackupArn", Type: "String" }],
  };
  return [
    make,
    {
      name: "waitForBackup",
      action: "aws:waitForAwsResourceProperty",
      timeoutSeconds: WAIT_SECONDS,
      inputs: {
        Service: "dynamodb",
        Api: "DescribeBackup",
        BackupArn: "{{ backUp.BackupArn }}",
        PropertySelector: "$.BackupDescription.BackupDetails.BackupStatus",
        DesiredValues: ["AVAILABLE"],
      },
    },
  ];
}
