import { Statement } from "../policy-statement";
import { arnsOf, ProtectedEnvironment } from "./protected-table";

/** Reads items, streams, settings and what CloudTrail recorded. Changes nothing. */
export function forensicStatements({ tables, regions }: ProtectedEnvironment): Statement[] {
  return [
    {
      Sid: "ReadItems",
      Effect: "Allow",
      Action: ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"],
      Resource: arnsOf(tables, "", "/index/*"),
    },
    {
      Sid: "ReadSettings",
      Effect: "Allow",
      Action: [
        "dynamodb:DescribeContinuousBackups",
        "dynamodb:DescribeContributorInsights",
        "dynamodb:DescribeTable",
        "dynamodb:DescribeTimeToLive",
        "dynamodb:GetResourcePolicy",
        "dynamodb:ListTagsOfResource",
      ],
      Resource: arnsOf(tables, ""),
    },
    {
      Sid: "ReadStreams",
      Effect: "Allow",
      Action: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      Resource: arnsOf(tables, "/stream/*"),
    },
    {
      // None of these is about a resource for IAM.
      Sid: "ReadTrail",
      Effect: "Allow",
      Action: ["cloudtrail:LookupEvents", "dynamodb:ListBackups", "dynamodb:ListStreams", "dynamodb:ListTables"],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": regions } },
    },
  ];
}
