import { askForApproval } from "./ask-for-approval";
import { ApiStep, AutomationDocument, ScriptStep, Step } from "./document";
import { RETIRE_TABLE_CHECK } from "./retire-table-check";
import { tell } from "./tell";

/** Key of the tag that marks a table, with the last day of its grace period: `2026-12-27`. */
export const RETIRE_TAG = "retire-after";

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
  /** What the names of the environment's own tables begin with: these are never retired. */
  readonly environmentPrefix: string;
  readonly restoredTestTablePrefix: string;
}

const HOUR = 3600;

/** What Automation gives an approval at most is 30 days; by default, a week. */
const APPROVAL_SECONDS = 7 * 24 * HOUR;

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

function protection(name: string, isOn: boolean): ApiStep {
  return {
    name,
    action: "aws:executeAwsApi",
    inputs: { Service: "dynamodb", Api: "UpdateTable", TableName: "{{ TableName }}", DeletionProtectionEnabled: isOn },
  };
}

/** The first time: the table is marked, and its owner told how long there is to object. */
function mark({ alertTopicArn, keepTag }: RetireTableProps): Step[] {
  const message =
    "Nobody uses the table {{ TableName }} any more (owner: {{ check.Owner }}). After {{ check.RetireAfter }} it may be " +
    `deleted. To keep it, put the tag "${keepTag}" on it, with the reason or with a date until which it is needed.`;
  return [
    {
      name: "markTable",
      action: "aws:executeAwsApi",
      inputs: {
        Service: "dynamodb",
        Api: "TagResource",
        ResourceArn: "{{ check.TableArn }}",
        Tags: [{ Key: RETIRE_TAG, Value: "{{ check.RetireAfter }}" }],
      },
    },
    { ...tell("tellOwner", alertTopicArn, "A table is about to be retired", message), isEnd: true },
  ];
}

/** A last backup, which outlives the table, and is there before anybody is asked. */
const BACK_UP: readonly Step[] = [
  {
    name: "backUp",
    action: "aws:executeAwsApi",
    inputs: {
      Service: "dynamodb",
      Api: "CreateBackup",
      TableName: "{{ TableName }}",
      BackupName: "final-before-retirement",
    },
    outputs: [{ Name: "BackupArn", Selector: "$.BackupDetails.BackupArn", Type: "String" }],
  },
  {
    name: "waitForBackup",
    action: "aws:waitForAwsResourceProperty",
    timeoutSeconds: 12 * HOUR,
    inputs: {
      Service: "dynamodb",
      Api: "DescribeBackup",
      BackupArn: "{{ backUp.BackupArn }}",
      PropertySelector: "$.BackupDescription.BackupDetails.BackupStatus",
      DesiredValues: ["AVAILABLE"],
    },
  },
];

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

/** Deletion protection goes last of all, and comes back where the table cannot be deleted. */
function remove({ alertTopicArn }: RetireTableProps): Step[] {
  const message = "The table {{ TableName }} was deleted. Its last backup is {{ backUp.BackupArn }}.";
  return [
    {
      name: "isProtected",
      action: "aws:branch",
      inputs: {
        Choices: [
          { NextStep: "allowDeletion", Variable: "{{ checkAgain.IsProtected }}", BooleanEquals: true },
          { NextStep: "deleteTable", Variable: "{{ checkAgain.IsProtected }}", BooleanEquals: false },
        ],
      },
    },
    protection("allowDeletion", false),
    {
      name: "waitUntilActive",
      action: "aws:waitForAwsResourceProperty",
      timeoutSeconds: HOUR,
      onFailure: "step:protectAgain",
      inputs: {
        Service: "dynamodb",
        Api: "DescribeTable",
        TableName: "{{ TableName }}",
        PropertySelector: "$.Table.TableStatus",
        DesiredValues: ["ACTIVE"],
      },
    },
    {
      name: "deleteTable",
      action: "aws:executeAwsApi",
      onFailure: "step:protectAgain",
      inputs: { Service: "dynamodb", Api: "DeleteTable", TableName: "{{ TableName }}" },
      nextStep: "tellAboutDeletion",
    },
    { ...protection("protectAgain", true), isEnd: true },
    { ...tell("tellAboutDeletion", alertTopicArn, "A table was deleted", message), isEnd: true },
  ];
}

/**
 * Retires a table that nobody uses and nobody manages. It is started twice: the first time it marks the table and tells
 * its owner, and ends; the second time, after the grace period, it makes a last backup, asks for approval, and deletes.
 * So nothing runs for weeks, and how far a table has got is to be seen on the table.
 */
export function retireTable(props: RetireTableProps): AutomationDocument {
  return {
    schemaVersion: "0.3",
    description:
      "Retires a DynamoDB table that nobody uses. Start it once: it marks the table and tells the owner. " +
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
            { NextStep: "markTable", Variable: "{{ check.Phase }}", StringEquals: "mark" },
            { NextStep: "backUp", Variable: "{{ check.Phase }}", StringEquals: "retire" },
          ],
        },
      },
      ...mark(props),
      ...BACK_UP,
      ...approval(props),
      checkStep("checkAgain", "Whether that is still so: an approval takes days", props, {
        TableId: "{{ check.TableId }}",
      }),
      ...remove(props),
    ],
  };
}
