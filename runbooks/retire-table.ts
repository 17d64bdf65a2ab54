import { PROBE_TAG, RETIRE_TAG } from "../model/audit/clean-up/tags";
import { askForApproval } from "./ask-for-approval";
import { AutomationDocument, ScriptStep, Step } from "./document";
import { deleteTable } from "./delete-table";
import { finalBackup } from "./final-backup";
import { RETIRE_TABLE_CHECK } from "./retire-table-check";
import { tell } from "./tell";

export interface RetireTableProps {
  readonly roleArn: string;
  /** Days that a marked table is left alone, at least 1. */
  readonly graceDays: number;
  /** ARNs of those who may approve, and how many of them have to. */
  readonly approvers: readonly string[];
  readonly minimumApprovals: number;
  /** Where owners and approvers are told. */
  readonly alertTopicArn: string;
  /** AWS Config's rule about abandoned tables: only what it names is retired. */
  readonly ruleName: string;
  readonly keepTag: string;
  /** Name of the backup that outlives the table. */
  readonly backupName: string;
  /** What the names of the environment's own tables begin with: these are never retired. */
  readonly environmentPrefix: string;
  readonly restoredTestTablePrefix: string;
}

const HOUR = 3600;

/** What Automation gives an approval at most is 30 days; by default, a week. */
const APPROVAL_SECONDS = 7 * 24 * HOUR;

/** What a subscription to the topic can be filtered by, so that an owner hears of the own tables alone. */
const OF_ITS_OWNER = { owner: "{{ check.Owner }}" };

function checkStep(name: string, description: string, props: RetireTableProps, more: object = {}): ScriptStep {
  return {
    name,
    description,
    action: "aws:executeScript",
    onFailure: "Abort",
    timeoutSeconds: 300,
    inputs: {
      Runtime: "python3.11",
      Handler: "check",
      InputPayload: {
        TableName: "{{ TableName }}",
        GraceDays: props.graceDays,
        KeepTag: props.keepTag,
        RuleName: props.ruleName,
        EnvironmentPrefix: props.environmentPrefix,
        RestoredTestTablePrefix: props.restoredTestTablePrefix,
        ProbeTag: PROBE_TAG,
        ...more,
      },
      Script: RETIRE_TABLE_CHECK,
    },
    outputs: [
      ...["Phase", "TableArn", "TableId", "RetireAfter", "Owner"].map(
        (Name) => ({ Name, Selector: `$.Payload.${Name}`, Type: "String" }) as const,
      ),
      { Name: "IsProtected", Selector: "$.Payload.IsProtected", Type: "Boolean" },
    ],
  };
}

/**
 * The first time: its owner is told how long there is to object, and then the table is marked. In this order, because a
 * grace period that nobody has heard of is none; where the mark fails, the next start tells again.
 */
function mark({ alertTopicArn, keepTag }: RetireTableProps): Step[] {
  const message =
    "Nobody uses the table {{ TableName }} any more (owner: {{ check.Owner }}). After {{ check.RetireAfter }} it may be " +
    `deleted. To keep it, put the tag "${keepTag}" on it, with the reason or with a date until which it is needed.`;
  return [
    tell("tellOwner", alertTopicArn, "A table is about to be retired", message, OF_ITS_OWNER),
    {
      name: "markTable",
      action: "aws:executeAwsApi",
      inputs: {
        Service: "dynamodb",
        Api: "TagResource",
        ResourceArn: "{{ check.TableArn }}",
        Tags: [{ Key: RETIRE_TAG, Value: "{{ check.RetireAfter }}" }],
      },
      isEnd: true,
    },
  ];
}

function approval({ alertTopicArn, approvers, minimumApprovals }: RetireTableProps): Step[] {
  return askForApproval({
    approvers,
    minimumApprovals,
    timeoutSeconds: APPROVAL_SECONDS,
    subject: "A table waits for the approval of its deletion",
    message:
      "May the table {{ TableName }} be deleted (owner: {{ check.Owner }})? Its grace period was over on " +
      "{{ check.RetireAfter }}. Its last backup is {{ backUp.BackupArn }}.",
    topicArn: alertTopicArn,
  });
}

/**
 * Retires a table that nobody uses and nobody manages. It is started twice: the first time it tells its owner and
 * marks the table, and ends; the second time, after the grace period, it makes a last backup, asks for approval, and deletes.
 * So nothing runs for weeks, and how far a table has got is to be seen on the table.
 */
export function retireTable(props: RetireTableProps): AutomationDocument {
  return {
    schemaVersion: "0.3",
    description:
      "Retires a DynamoDB table that nobody uses. Start it once: it tells the owner and marks the table. " +
      `Start it again after the grace period of ${props.graceDays} days: it makes a last backup, asks for approval and deletes.`,
    assumeRole: props.roleArn,
    parameters: {
      TableName: {
        type: "String",
        description: "The table. Tables that Terraform manages are refused.",
        allowedPattern: "^[a-zA-Z0-9_.-]{3,255}$",
      },
    },
    mainSteps: [
      checkStep("check", "Whether the table may be retired, and how far that has got", props),
      {
        name: "howFar",
        action: "aws:branch",
        inputs: {
          Choices: [
            { NextStep: "tellOwner", Variable: "{{ check.Phase }}", StringEquals: "mark" },
            { NextStep: "backUp", Variable: "{{ check.Phase }}", StringEquals: "retire" },
          ],
        },
      },
      ...mark(props),
      ...finalBackup(props.backupName),
      ...approval(props),
      checkStep("checkAgain", "Whether that is still so: an approval takes days", props, {
        TableId: "{{ check.TableId }}",
      }),
      ...deleteTable(props.alertTopicArn, OF_ITS_OWNER),
    ],
  };
}
