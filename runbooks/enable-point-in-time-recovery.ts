import { Runbook } from "./runbook";
import { tableArns, tableDocument } from "./table-document";

const STATUS = "$.ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus";

export const enablePointInTimeRecovery: Runbook = {
  name: "enable-point-in-time-recovery",
  document: (context) =>
    tableDocument(context, {
      description: "Switches point-in-time recovery of a table on again.",
      parameters: {
        RecoveryPeriodInDays: { type: "Integer", description: "How far back the table can be restored, in days." },
      },
      mainSteps: [
        {
          name: "enable",
          description: "Recovery of the days that the code asks for.",
          action: "aws:executeAwsApi",
          onFailure: "Abort",
          inputs: {
            Service: "dynamodb",
            Api: "UpdateContinuousBackups",
            TableName: "{{ TableName }}",
            PointInTimeRecoverySpecification: {
              PointInTimeRecoveryEnabled: true,
              RecoveryPeriodInDays: "{{ RecoveryPeriodInDays }}",
            },
          },
          outputs: [{ Name: "Status", Selector: STATUS, Type: "String" }],
        },
        {
          name: "verify",
          description: "It is on.",
          action: "aws:waitForAwsResourceProperty",
          timeoutSeconds: 600,
          onFailure: "Abort",
          inputs: {
            Service: "dynamodb",
            Api: "DescribeContinuousBackups",
            TableName: "{{ TableName }}",
            PropertySelector: STATUS,
            DesiredValues: ["ENABLED"],
          },
        },
      ],
      outputs: ["enable.Status"],
    }),
  permissions: (context) => [
    {
      Sid: "EnablePointInTimeRecovery",
      Effect: "Allow",
      Action: ["dynamodb:DescribeContinuousBackups", "dynamodb:UpdateContinuousBackups"],
      Resource: tableArns(context),
    },
  ],
};
