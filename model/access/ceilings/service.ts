import { tableNameIn } from "../../names";
import { keysThroughDynamoDb } from "../boundary";
import { inEveryRegion } from "../protected-table";
import { Ceiling } from "./ceiling";

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

/** DAX clusters and VPC flow logs. */
export const serviceCeiling: Ceiling = {
  kind: "service",
  // Always there: a first cache or a first VPC then needs no other stack before it.
  isNeeded: () => true,
  statements: (environment) => [
    {
      Sid: "Tables",
      Effect: "Allow",
      Action: TABLE_ACTIONS,
      Resource: inEveryRegion(environment, "dynamodb", `table/${tableNameIn(environment.name, "*")}`),
    },
    {
      Sid: "Logs",
      Effect: "Allow",
      Action: LOG_ACTIONS,
      Resource: inEveryRegion(environment, "logs", `log-group:/${environment.name}/*`),
    },
    keysThroughDynamoDb(environment),
  ],
};
