import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks } from "./values";

export const daxEncryption: Control = {
  id: "dax-encryption",
  title: "Every DAX cluster encrypts what it writes to its disks",
  why: "A cluster keeps the data of its tables; it can be encrypted only when it is made, and only with a key of AWS.",
  types: ["aws_dax_cluster"],
  answers: {
    securityHub: ["DynamoDB.3"],
    checkov: ["CKV_AWS_47"],
    trivy: ["AWS-0023"],
    kics: ["f11aec39"],
    prowler: ["dynamodb_accelerator_cluster_encryption_enabled"],
    lens: ["DDBSEC7_2"],
  },
  configRules: [{ identifier: "DAX_ENCRYPTION_ENABLED", judges: "account", isNeeded: ({ hasCaches }) => hasCaches }],
  judge({ values }) {
    const encryption = blocks(values, "server_side_encryption")[0];
    return encryption?.["enabled"] === true ? COMPLIANT : nonCompliant("server_side_encryption is not enabled");
  },
};
