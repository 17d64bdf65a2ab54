import { exportGroupIn } from "../../archive/names";
import { partitionOf, regionalArn, tableArn } from "../../arn";
import { metricNamespaceIn, queueArn } from "../../function-names";
import { tableNameIn } from "../../names";
import { recoveryPointArns } from "../../backup/names";
import { Environment } from "../../environment";
import { networkInterfaceStatements } from "../../functions/network-interfaces";
import { Conditions, Statement } from "../../policy-statement";
import { testPlanArnPrefix } from "../../restore-tests/names";
import { READ_RESTORED_TABLE, restoredTestTableArns } from "../../restore-tests/statements";
import { everyKey } from "../key-use";
import { inEveryRegion, ProtectedEnvironment } from "../protected-table";
import { Ceiling } from "./ceiling";
import { cleanUpByFunctions, LISTED_BY_FUNCTIONS } from "./clean-up";

/** Reading the changes of tables, in every Region with replicas. */
const STREAM_ACTIONS = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];

const QUEUE_ACTIONS = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:SendMessage"];

/** Writing and reading objects: no deleting, no policies. */
const BUCKET_ACTIONS = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListBucket", "s3:PutObject"];

/** The services through which functions use the environment's keys. */
const KEY_SERVICES = ["dynamodb", "lambda", "s3", "sns", "sqs"];
const KEY_ACTIONS = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** What IAM knows no resource for: traces and streams. */
const WITHOUT_RESOURCE = [
  ...LISTED_BY_FUNCTIONS,
  "dynamodb:ListStreams",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

/** The environment's own things, told by its prefix, in its home Region, where its functions run. */
function ownThings(environment: ProtectedEnvironment): Statement[] {
  const { name, account, region, regions, alertTopicArn } = environment;
  const allow = (
    Sid: string,
    Action: string | readonly string[],
    Resource: string | readonly string[],
    Condition?: Conditions,
  ): Statement => ({ Sid, Effect: "Allow", Action, Resource, ...(Condition ? { Condition } : {}) });
  const bucket = `arn:${partitionOf(region)}:s3:::${name}-*`;
  const inRegion = { StringEquals: { "aws:RequestedRegion": region } };
  return [
    allow(
      "Logs",
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      regionalArn("logs", environment, `log-group:/${name}/functions/*`),
    ),
    allow("Queues", QUEUE_ACTIONS, queueArn(environment, `${name}-*`)),
    // Names of buckets are taken once in the whole partition: one that begins like ours may be somebody else's.
    allow("Buckets", BUCKET_ACTIONS, [bucket], { StringEquals: { "aws:ResourceAccount": account } }),
    // DynamoDB has one action on exports, and that only reads.
    allow(
      "StreamsAndExports",
      [...STREAM_ACTIONS, "dynamodb:DescribeExport"],
      [
        ...inEveryRegion(environment, "dynamodb", `table/${tableNameIn(name, "*")}/stream/*`),
        `${tableArn(environment, tableNameIn(name, "*"))}/export/*`,
      ],
    ),
    allow(
      "ExportSchedules",
      "scheduler:GetSchedule",
      regionalArn("scheduler", environment, `schedule/${exportGroupIn(name)}/*`),
    ),
    allow("Alerts", "sns:Publish", alertTopicArn),
    allow("Metrics", "cloudwatch:PutMetricData", "*", {
      StringLike: { "cloudwatch:namespace": metricNamespaceIn(name, "*") },
    }),
    allow("KeysThroughServices", KEY_ACTIONS, everyKey(account, regions), {
      "ForAnyValue:StringLike": { "kms:ResourceAliases": `alias/${name}-*` },
      StringEquals: {
        "kms:ViaService": regions.flatMap((each) =>
          (each === region ? KEY_SERVICES : ["dynamodb"]).map((service) => `${service}.${each}.amazonaws.com`),
        ),
      },
    }),
    allow("WithoutResource", WITHOUT_RESOURCE, "*", inRegion),
    ...cleanUpByFunctions(environment),
  ];
}

/** Restored test tables: read, and reported on, where restores are tested. Nothing of them is written or deleted. */
function restoreTests({ restoreTests: tests, ...here }: Environment): Statement[] {
  if (tests === undefined) return [];
  const tables = restoredTestTableArns(here);
  return [
    {
      Sid: "RestoredTables",
      Effect: "Allow",
      Action: READ_RESTORED_TABLE,
      Resource: [tables, `${tables}/index/*`],
    },
    {
      Sid: "RestoreTests",
      Effect: "Allow",
      Action: "backup:ListRestoreTestingSelections",
      Resource: `${testPlanArnPrefix(here, here.name)}*`,
    },
    {
      Sid: "RecoveryPoints",
      Effect: "Allow",
      Action: "backup:DescribeRecoveryPoint",
      Resource: recoveryPointArns(here),
    },
    {
      Sid: "RestoreJobs",
      Effect: "Allow",
      Action: ["backup:DescribeRestoreJob", "backup:ListRestoreJobs", "backup:PutRestoreValidationResult"],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": here.region } },
    },
  ];
}

/** The network interfaces of functions in a VPC, where they are in one or have just left it. */
function interfaces(environment: Environment): Statement[] {
  const { functions } = environment;
  return functions === undefined ? [] : networkInterfaceStatements(environment, functions);
}

/** Lambda functions. Whoever adds one that needs more adds it here, told by the environment's prefix. */
export const functionsCeiling: Ceiling = {
  kind: "functions",
  // Always there: a first function then needs no other stack before it.
  isNeeded: () => true,
  statements: (guarded, environment) => [
    ...ownThings(guarded),
    ...interfaces(environment),
    ...restoreTests(environment),
  ],
};
