import { ApiStep, Step } from "./document";
import { tell } from "./tell";

const HOUR = 3600;

function protection(name: string, isOn: boolean): ApiStep {
  return {
    name,
    action: "aws:executeAwsApi",
    inputs: { Service: "dynamodb", Api: "UpdateTable", TableName: "{{ TableName }}", DeletionProtectionEnabled: isOn },
  };
}

/**
 * Deletes the table and tells people. Deletion protection goes last of all, and comes back where the table cannot be
 * deleted.
 */
export function deleteTable(topicArn: string, attributes: Readonly<Record<string, string>>): Step[] {
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
    { ...tell("tellAboutDeletion", topicArn, "A table was deleted", message, attributes), isEnd: true },
  ];
}
