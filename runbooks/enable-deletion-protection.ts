import { Runbook } from "./runbook";
import { AWAIT_ACTIVE, awaitTable, tableArns, tableDocument, updateTable } from "./table-document";

export const enableDeletionProtection: Runbook = {
  name: "enable-deletion-protection",
  document: (context) =>
    tableDocument(context, {
      description: "Switches deletion protection of a table on again.",
      mainSteps: [
        AWAIT_ACTIVE,
        updateTable("enable", "Whoever wants to delete the table has to switch it off first, and is seen to.", {
          DeletionProtectionEnabled: true,
        }),
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
