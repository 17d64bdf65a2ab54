import { Statement } from "../policy-statement";
import { arnsOf, ProtectedTable } from "./protected-table";

/** Any item of any table and index, in every way that DynamoDB has, PartiQL included. Nothing that deletes tables. */
export function breakGlassStatements(tables: readonly ProtectedTable[]): Statement[] {
  return [
    {
      Sid: "ReadAndMendItems",
      Effect: "Allow",
      Action: [
        "dynamodb:BatchGetItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
        "dynamodb:DescribeTable",
        "dynamodb:GetItem",
        "dynamodb:PartiQLDelete",
        "dynamodb:PartiQLInsert",
        "dynamodb:PartiQLSelect",
        "dynamodb:PartiQLUpdate",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "dynamodb:UpdateItem",
      ],
      Resource: arnsOf(tables, "", "/index/*"),
    },
  ];
}
