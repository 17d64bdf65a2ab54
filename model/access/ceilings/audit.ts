import { auditLogGroups } from "../../audit/names";
import { tableNameIn } from "../../names";
import { Statement } from "../../policy-statement";
import { keysThroughDynamoDb } from "../boundary";
import { inEveryRegion, ProtectedEnvironment } from "../protected-table";
import { Ceiling } from "./ceiling";
import { cleanUpByAudit } from "./clean-up";

/** What CloudTrail does with its log group. */
const LOG_ACTIONS = ["logs:CreateLogStream", "logs:PutLogEvents"];

/** What putting tables right takes, of all documents together. */
const TABLE_ACTIONS = [
  "dynamodb:DescribeContinuousBackups",
  "dynamodb:DescribeTable",
  "dynamodb:ListTagsOfResource",
  "dynamodb:TagResource",
  "dynamodb:UpdateContinuousBackups",
  "dynamodb:UpdateTable",
];

/** What the automations behind AWS Config do, where it judges: put tables right, with their keys. */
function remediation({ regions: [home = ""], ...environment }: ProtectedEnvironment): Statement[] {
  const here = { ...environment, regions: [home] };
  const { name } = here;
  const keys = keysThroughDynamoDb(here);
  return [
    {
      Sid: "Tables",
      Effect: "Allow",
      Action: TABLE_ACTIONS,
      Resource: inEveryRegion(here, "dynamodb", `table/${tableNameIn(name, "*")}`),
    },
    keys,
    {
      ...keys,
      Sid: "GrantsForDynamoDb",
      Action: "kms:CreateGrant",
      Condition: { ...keys.Condition, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

/** What records and judges the environment, puts it right and retires what nobody uses: CloudTrail, runbooks, schedules. */
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
    ...remediation(environment),
    ...cleanUpByAudit(environment),
  ],
};
