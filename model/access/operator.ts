import { tableNameIn } from "../names";
import { Statement } from "../policy-statement";
import { RESTORED_PREFIX } from "../ready-roles";
import { arnsOf, inEveryRegion, ProtectedEnvironment } from "./protected-table";
import { trailReading } from "./trail-reading";

/** What DynamoDB does with the caller's permissions while it fills a restored table. Source: "Using IAM with backups". */
const FILL = [
  "dynamodb:BatchWriteItem",
  "dynamodb:DeleteItem",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "dynamodb:UpdateItem",
];

/** Tables that are restored beside the live ones, or to be deployed: nothing else may be filled. */
function restoredTableArns(environment: ProtectedEnvironment): string[] {
  const tables = [`${tableNameIn(environment.name, RESTORED_PREFIX)}*`, ...environment.restoring];
  return tables.flatMap((table) => inEveryRegion(environment, "dynamodb", `table/${table}`));
}

/**
 * Backs up, restores, changes capacity, and reads what the trail recorded.
 *
 * UpdateTable has no condition for what it changes, so whoever may change the capacity may also switch deletion
 * protection off or drop an index; deleting a table or a backup is not granted.
 */
export function operatorStatements(environment: ProtectedEnvironment): Statement[] {
  const { tables, regions } = environment;
  const restored = restoredTableArns(environment);
  return [
    {
      Sid: "BackUpAndChangeCapacity",
      Effect: "Allow",
      Action: [
        "dynamodb:CreateBackup",
        "dynamodb:DescribeContinuousBackups",
        "dynamodb:DescribeTable",
        "dynamodb:RestoreTableToPointInTime",
        "dynamodb:UpdateTable",
      ],
      Resource: arnsOf(tables, ""),
    },
    {
      Sid: "RestoreFromBackups",
      Effect: "Allow",
      Action: ["dynamodb:DescribeBackup", "dynamodb:RestoreTableFromBackup"],
      Resource: arnsOf(tables, "/backup/*"),
    },
    {
      Sid: "FillRestoredTables",
      Effect: "Allow",
      Action: [
        ...FILL,
        "dynamodb:DescribeTable",
        "dynamodb:RestoreTableFromBackup",
        "dynamodb:RestoreTableToPointInTime",
        "dynamodb:TagResource",
      ].sort(),
      Resource: restored,
    },
    {
      Sid: "ScaleTables",
      Effect: "Allow",
      Action: [
        "application-autoscaling:DeleteScheduledAction",
        "application-autoscaling:PutScalingPolicy",
        "application-autoscaling:PutScheduledAction",
        "application-autoscaling:RegisterScalableTarget",
      ],
      Resource: inEveryRegion(environment, "application-autoscaling", "scalable-target/*"),
      Condition: { StringEquals: { "application-autoscaling:service-namespace": "dynamodb" } },
    },
    {
      // None of these is about a resource for IAM.
      Sid: "FindBackupsAndScaling",
      Effect: "Allow",
      Action: [
        "application-autoscaling:DescribeScalableTargets",
        "application-autoscaling:DescribeScalingActivities",
        "application-autoscaling:DescribeScalingPolicies",
        "application-autoscaling:DescribeScheduledActions",
        "cloudwatch:GetMetricStatistics",
        "dynamodb:ListBackups",
        "dynamodb:ListTables",
      ],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": regions } },
    },
    ...trailReading(environment.trail),
  ];
}
