import { Alerts } from "../model/alerts";
import { Capacity } from "../model/capacity";
import { deploy } from "../model/deployment";
import { Environment } from "../model/environment";
import { Network } from "../model/network";
import { consumersWith } from "./consumers";
import { identityCenterRole } from "./identity-center-role";
import { complaints, recurringPayments, sessions } from "./tables";

const ACCOUNT = "222222222222";

const SMALL = Capacity.autoScaled({ read: { minimum: 2, maximum: 40 }, write: { minimum: 2, maximum: 40 } });

/** Where releases are tested: the modes of production in small, so that what is promoted has been seen to apply. */
export const test: Environment = {
  name: "test",
  stage: "test",
  account: ACCOUNT,
  region: "eu-west-1",
  deployRole: "dynamodb-deploy",
  costCenter: "platform",
  alerts: Alerts.created({ emails: ["dynamodb-test@example.com"] }),
  // As in production, in a VPC of its own: its clients include the readers of streams.
  network: Network.created({ cidr: "10.102.0.0/22", interfaceEndpoints: ["dynamodb-streams"] }),
  tables: [
    deploy(sessions, {
      capacity: SMALL,
      autoScaledIndexes: "accept-capacity-resets",
      archive: { expiredItems: { retentionDays: 14 }, exports: { every: "week", retentionDays: 14 } },
    }),
    deploy(recurringPayments, { capacity: Capacity.onDemand(), archive: { expiredItems: { retentionDays: 14 } } }),
    deploy(complaints, {
      capacity: Capacity.provisioned({ read: 5, write: 5 }),
      loosened: [{ control: "auto-scaling", reason: "Nobody waits for a complaint in test; a throttle is a finding." }],
    }),
  ],
  // Told, not put right: who tries something out in test should see what production would say to it.
  audit: { configRules: {} },
  consumers: consumersWith({ identityPoolId: "eu-west-1:1d1e2f30-4152-4637-8899-aabbccddeeff" }),
  roles: {
    analyst: { trustedPrincipals: [identityCenterRole(ACCOUNT, "DataAnalyst")] },
    operator: { trustedPrincipals: [identityCenterRole(ACCOUNT, "DynamoDbOperator")] },
  },
};
