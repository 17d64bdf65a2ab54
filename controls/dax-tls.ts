import { COMPLIANT, Control, nonCompliant } from "./control";

export const daxTls: Control = {
  id: "dax-tls",
  title: "Every DAX cluster speaks TLS, and nothing else",
  why: "A cluster without TLS sends items in the clear through the VPC; it can be switched on only when a cluster is made.",
  types: ["aws_dax_cluster"],
  answers: {
    securityHub: ["DynamoDB.7"],
    checkov: ["CKV_AWS_239"],
    prowler: ["dynamodb_accelerator_cluster_in_transit_encryption_enabled"],
    lens: ["DDBSEC7_3"],
  },
  configRules: [
    { identifier: "DAX_TLS_ENDPOINT_ENCRYPTION", judges: "account", isNeeded: ({ hasCaches }) => hasCaches },
  ],
  judge({ values }) {
    return values["cluster_endpoint_encryption_type"] === "TLS"
      ? COMPLIANT
      : nonCompliant("cluster_endpoint_encryption_type is not TLS");
  },
};
