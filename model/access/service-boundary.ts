import { serviceBoundaryName, tableNameIn } from "../names";
import { ResolvedPolicy } from "../resolve/resolved";
import { keysThroughDynamoDb } from "./boundary";
import { DENY_WITHOUT_TLS, denyOtherRegions } from "./guards";
import { inEveryRegion, ProtectedEnvironment } from "./protected-table";

/** What the nodes of a DAX cluster do with tables. */
const TABLE_ACTIONS = [
  "dynamodb:BatchGetItem",
  "dynamodb:BatchWriteItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:DeleteItem",
  "dynamodb:DescribeTable",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "dynamodb:UpdateItem",
];

/** What VPC flow logs do with their log group. */
const LOG_ACTIONS = ["logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents"];

/**
 * The ceiling of every role that an AWS service takes for the environment. It differs from the ceiling of the roles
 * that applications and people take, because neither has use for what the other needs.
 */
export function serviceBoundaryOf(environment: ProtectedEnvironment): ResolvedPolicy {
  const { name, regions } = environment;
  const tables = `table/${tableNameIn(name, "*")}`;
  return {
    terraformName: "service_boundary",
    policyName: serviceBoundaryName(name),
    description: `What no role of an AWS service in ${name} can exceed`,
    statements: [
      {
        Sid: "Tables",
        Effect: "Allow",
        Action: TABLE_ACTIONS,
        Resource: inEveryRegion(environment, "dynamodb", tables),
      },
      {
        Sid: "Logs",
        Effect: "Allow",
        Action: LOG_ACTIONS,
        Resource: inEveryRegion(environment, "logs", `log-group:/${name}/*`),
      },
      keysThroughDynamoDb(environment),
      denyOtherRegions(regions),
      DENY_WITHOUT_TLS,
    ],
  };
}
