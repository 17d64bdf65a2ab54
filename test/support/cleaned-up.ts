import { Alerts } from "../../model/alerts";
import { Trail } from "../../model/audit/trail";
import { Environment } from "../../model/environment";
import { audited } from "./audited";

/** Production with everything that cleans up. */
export const cleanedUp: Environment = {
  ...audited,
  name: "tidy",
  alerts: Alerts.created({ emails: ["tests@example.com"] }),
  accountBaseline: undefined,
  functions: { network: { subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], securityGroupIds: ["sg-0a1b2c3d"] } },
  audit: {
    trail: Trail.none("The tests of the trail have an environment of their own."),
    cleanUp: {
      expiredBackups: { mode: "delete", retentionDays: 90 },
      retirement: { approvers: ["arn:aws:iam::555555555555:role/platform-lead"] },
    },
  },
};
