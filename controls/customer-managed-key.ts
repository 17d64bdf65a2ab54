import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks, text } from "./values";

/** Keys that AWS manages can be named by alias; they are no customer-managed keys. */
function isCustomerManaged(key: string | undefined): boolean {
  return key !== undefined && !key.includes("alias/aws/");
}

export const customerManagedKey: Control = {
  id: "customer-managed-key",
  title: "Every table and replica is encrypted with a customer-managed key",
  why: "Only such a key can be withdrawn, its use is in CloudTrail, and its policy decides who can read the data.",
  types: ["aws_dynamodb_table", "aws_dynamodb_table_replica"],
  answers: {
    checkov: ["CKV_AWS_119", "CKV_AWS_271"],
    trivy: ["AWS-0025"],
    kics: ["ce089fd4"],
    prowler: ["dynamodb_tables_kms_cmk_encryption_enabled"],
  },
  configRules: [
    {
      identifier: "DYNAMODB_TABLE_ENCRYPTION_ENABLED",
      title: "Encryption of every table with a key in AWS KMS is on, or is being switched on",
      judges: "tables",
      covers: () => true,
    },
    {
      identifier: "DYNAMODB_TABLE_ENCRYPTED_KMS",
      // The ARNs of the keys are known only once they are there, and without them AWS takes any key.
      title: "Every table is encrypted with a key in AWS KMS, the one that AWS manages included",
      judges: "tables",
      covers: () => true,
      // Another key is made current: whoever reads the table needs it from then on, so that somebody has to agree.
      remediation: {
        document: "encrypt-table",
        resourceParameter: "TableName",
        parameters: ({ keyAlias }) => ({ KeyAlias: keyAlias }),
      },
    },
  ],
  judge({ type, values }) {
    if (type === "aws_dynamodb_table_replica") {
      return isCustomerManaged(text(values, "kms_key_arn"))
        ? COMPLIANT
        : nonCompliant("kms_key_arn of the replica names no customer-managed key");
    }
    const encryption = blocks(values, "server_side_encryption")[0];
    // A disabled block with a key passes Terraform's plan and gives the key that AWS owns.
    if (encryption?.["enabled"] !== true) return nonCompliant("server_side_encryption is not enabled");
    if (!isCustomerManaged(text(encryption, "kms_key_arn"))) {
      return nonCompliant("server_side_encryption names no customer-managed key");
    }
    const without = blocks(values, "replica").filter((replica) => !isCustomerManaged(text(replica, "kms_key_arn")));
    return without.length === 0
      ? COMPLIANT
      : nonCompliant(`no customer-managed key in ${without.map((each) => text(each, "region_name")).join(", ")}`);
  },
};
