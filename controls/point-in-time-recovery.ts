import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks, text } from "./values";

export const pointInTimeRecovery: Control = {
  id: "point-in-time-recovery",
  title: "Every table and replica can be restored to any second of the last days",
  why: "Without it, what is deleted or overwritten between two backups is lost. AWS does not synchronise it to replicas.",
  types: ["aws_dynamodb_table", "aws_dynamodb_table_replica"],
  answers: {
    securityHub: ["DynamoDB.2"],
    checkov: ["CKV_AWS_28"],
    trivy: ["AWS-0024"],
    kics: ["741f1291"],
    prowler: ["dynamodb_tables_pitr_enabled"],
    lens: ["DDBREL1_1", "DDBREL2_1", "DDBREL3_2"],
  },
  configRules: [
    {
      identifier: "DYNAMODB_PITR_ENABLED",
      title: "Point-in-time recovery of every table is on",
      judges: "tables",
      covers: ({ pointInTimeRecoveryDays }) => pointInTimeRecoveryDays !== undefined,
      remediation: {
        document: "enable-point-in-time-recovery",
        resourceParameter: "TableName",
        harmless: "Switching recovery on touches no item and no request; what it costs is what the code asks for.",
        parameters: ({ pointInTimeRecoveryDays }) => ({ RecoveryPeriodInDays: String(pointInTimeRecoveryDays) }),
      },
    },
  ],
  judge({ type, values }) {
    if (type === "aws_dynamodb_table_replica") {
      return values["point_in_time_recovery"] === true
        ? COMPLIANT
        : nonCompliant("point_in_time_recovery of the replica is not true");
    }
    const recovery = blocks(values, "point_in_time_recovery")[0];
    if (recovery?.["enabled"] !== true) return nonCompliant("point_in_time_recovery is not enabled");
    if (typeof recovery["recovery_period_in_days"] !== "number") {
      return nonCompliant("recovery_period_in_days is left to AWS");
    }
    const without = blocks(values, "replica").filter((replica) => replica["point_in_time_recovery"] !== true);
    return without.length === 0
      ? COMPLIANT
      : nonCompliant(`no point_in_time_recovery in ${without.map((each) => text(each, "region_name")).join(", ")}`);
  },
};
