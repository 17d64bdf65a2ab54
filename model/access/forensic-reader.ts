import { Statement } from "../policy-statement";
import { arnsOf, ProtectedEnvironment } from "./protected-table";
import { trailReading } from "./trail-reading";

/** Reads items, streams, settings, the account's event history and what the trail recorded. Changes nothing. */
export function forensicStatements({ tables, regions, trail }: ProtectedEnvironment): Statement[] {
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
      // None of these is about a resource for IAM. CloudTrail's event history has no requests for items.
      Sid: "ReadHistory",
      Effect: "Allow",
      Action: ["cloudtrail:LookupEvents", "dynamodb:ListBackups", "dynamodb:ListStreams", "dynamodb:ListTables"],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": regions } },
    },
    ...trailReading(trail),
  ];
}
