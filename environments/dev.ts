import { Capacity } from "../model/capacity";
import { deploy } from "../model/deployment";
import { Environment } from "../model/environment";
import { Network } from "../model/network";
import { consumersWith } from "./consumers";
import { complaints, recurringPayments, sessions } from "./tables";

/** The role that IAM Identity Center makes for a permission set; its suffix is the one of this account. */
const identityCenterRole = (permissionSet: string) =>
  `arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_${permissionSet}_0123456789abcdef`;

/** Where developers try things: pay per request, nothing protected against deletion. */
export const dev: Environment = {
  name: "dev",
  stage: "development",
  account: "111111111111",
  region: "eu-west-1",
  deployRole: "dynamodb-deploy",
  costCenter: "platform",
  alertAddresses: ["dynamodb-dev@example.com"],
  // A VPC of its own: whoever tries the project needs none.
  network: Network.created({ cidr: "10.101.0.0/24" }),
  tables: [
    deploy(sessions, { capacity: Capacity.onDemand() }),
    deploy(recurringPayments, { capacity: Capacity.onDemand() }),
    deploy(complaints, { capacity: Capacity.onDemand() }),
  ],
  consumers: consumersWith({ identityPoolId: "eu-west-1:0d1e2f30-4152-4637-8899-aabbccddeeff" }),
  roles: {
    analyst: { trustedPrincipals: [identityCenterRole("DataAnalyst")] },
    operator: { trustedPrincipals: [identityCenterRole("DynamoDbOperator")] },
  },
};
