import { Alerts } from "../model/alerts";
import { Capacity } from "../model/capacity";
import { deploy } from "../model/deployment";
import { Environment } from "../model/environment";
import { Network } from "../model/network";
import { consumersWith } from "./consumers";
import { complaints, recurringPayments, sessions } from "./tables";

/** Where developers try things: pay per request, nothing protected against deletion. */
export const dev: Environment = {
  name: "dev",
  stage: "development",
  account: "111111111111",
  region: "eu-west-1",
  deployRole: "dynamodb-deploy",
  costCenter: "platform",
  alerts: Alerts.created({ emails: ["dynamodb-dev@example.com"] }),
  // A VPC of its own: whoever tries the project needs none.
  network: Network.created({ cidr: "10.101.0.0/24" }),
  tables: [
    deploy(sessions, { capacity: Capacity.onDemand() }),
    deploy(recurringPayments, { capacity: Capacity.onDemand() }),
    deploy(complaints, { capacity: Capacity.onDemand() }),
  ],
  // No roles for people: IAM refuses to trust somebody who does not exist, and a newcomer's account is empty.
  consumers: consumersWith({ identityPoolId: "eu-west-1:0d1e2f30-4152-4637-8899-aabbccddeeff" }),
};
