import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks, text } from "./values";

export const deletionProtection: Control = {
  id: "deletion-protection",
  title: "No table and no replica can be deleted by mistake",
  why: "AWS refuses to delete a protected table, whoever asks. It does not synchronise the protection to replicas.",
  types: ["aws_dynamodb_table", "aws_dynamodb_table_replica"],
  answers: {
    securityHub: ["DynamoDB.6"],
  },
  configRules: [
    {
      identifier: "DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED",
      title: "Deletion protection of every table is on",
      judges: "tables",
      covers: ({ deletionProtection }) => deletionProtection,
      remediation: {
        document: "enable-deletion-protection",
        resourceParameter: "TableName",
        harmless: "A protected table works as before; a table that retires is not covered.",
      },
    },
  ],
  judge({ values }) {
    if (values["deletion_protection_enabled"] !== true) return nonCompliant("deletion_protection_enabled is not true");
    const without = blocks(values, "replica").filter((replica) => replica["deletion_protection_enabled"] !== true);
    return without.length === 0
      ? COMPLIANT
      : nonCompliant(`no deletion protection in ${without.map((each) => text(each, "region_name")).join(", ")}`);
  },
};
