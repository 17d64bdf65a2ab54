import { logGroupArn, regionalArn, tableArn } from "../arn";
import { eventSelectors } from "../audit/event-selectors";
import { trailLogGroupName, trailName, trailRoleName } from "../audit/names";
import { DataEventLevel } from "../audit/trail";
import { Environment } from "../environment";
import { tableNameIn } from "../names";
import { Statement } from "../policy-statement";
import { ResolvedTrail } from "./resolved-audit";

/** Who changed what is kept in production; elsewhere items are nobody's. */
export function defaultDataEvents({ stage }: Environment): DataEventLevel {
  return stage === "production" ? "writes" : "off";
}

/** The table in the environment's Region and in those of its replicas. */
function tableArnsOf({ name, account, region, tables }: Environment): string[] {
  return tables.flatMap(({ table, replication }) =>
    [region, ...(replication?.replicas ?? []).map((replica) => replica.region)].map((each) =>
      tableArn({ account, region: each }, tableNameIn(name, table.name)),
    ),
  );
}

/**
 * What CloudTrail does with the log group: it names its streams after the account and Region that an event is of.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
function roleStatements(environment: Environment): Statement[] {
  const { account, region, name } = environment;
  const streams = `${trailLogGroupName(name)}:log-stream:${account}_CloudTrail_${region}*`;
  return [
    {
      Sid: "WriteEvents",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: logGroupArn(environment, streams),
    },
  ];
}

/** The trail with every default filled in; nothing where there is none. Takes what validation has let through. */
export function resolveTrail(environment: Environment): ResolvedTrail | undefined {
  const { name } = environment;
  const trail = environment.audit?.trail;
  if (trail?.kind !== "created") return undefined;
  const dataEvents = trail.dataEvents ?? defaultDataEvents(environment);
  return {
    trailName: trailName(name),
    arn: regionalArn("cloudtrail", environment, `trail/${trailName(name)}`),
    bucketName: trail.bucket,
    logGroupName: trailLogGroupName(name),
    roleName: trailRoleName(name),
    roleStatements: roleStatements(environment),
    selectors: eventSelectors(dataEvents, tableArnsOf(environment)),
    dataEvents,
  };
}
