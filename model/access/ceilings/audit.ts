import { auditLogGroups } from "../../audit/names";
import { inEveryRegion } from "../protected-table";
import { Ceiling } from "./ceiling";
import { cleanUpByAudit } from "./clean-up";

/** What CloudTrail does with its log group. */
const LOG_ACTIONS = ["logs:CreateLogStream", "logs:PutLogEvents"];

/** What records and judges the environment, and what retires what nobody uses: CloudTrail, runbooks, schedules. */
export const auditCeiling: Ceiling = {
  kind: "audit",
  // Also where no part needs a role yet: a first one then needs no other stack before it.
  isNeeded: ({ audit }) => audit !== undefined,
  statements: (environment) => [
    {
      Sid: "Logs",
      Effect: "Allow",
      Action: LOG_ACTIONS,
      Resource: inEveryRegion(environment, "logs", `log-group:${auditLogGroups(environment.name)}`),
    },
    ...cleanUpByAudit(environment),
  ],
};
