import { Runbook } from "./runbook";
import { AWAIT_ACTIVE, awaitTable, tableArns, tableDocument } from "./table-document";

export const enableDeletionProtection: Runbook = {
  name: "enable-deletion-protection",
  document: (context) =>
    tableDocument(context, {
      description: "Switches deletion protection of a table on again.",
      mainSteps: [
        AWAIT_ACTIVE,
        {
          name: "enable",
          description: "Whoever wants to delete the table has to switch it off first, and is seen to.",
          action: "aws:executeAwsApi",
          onFailure: "Abort",
          inputs: {
            Service: "dynamodb",
            Api: "UpdateTable",
            TableName: "{{ TableName }}",
            DeletionProtectionEnabled: true,
          },
          outputs: [{ Name: "Status", Selector: "$.TableDescription.TableStatus", Type: "String" }],
        },
        awaitTable("verify", "$.Table.DeletionProtectionEnabled", "True"),
      ],
      outputs: ["enable.Status"],
    }),
  permissions: (context) => [
    {
      Sid: "EnableDeletionProtection",
      Effect: "Allow",
      Action: ["dynamodb:DescribeTable", "dynamodb:UpdateTable"],
      Resource: tableArns(context),
    },
  ],
};
