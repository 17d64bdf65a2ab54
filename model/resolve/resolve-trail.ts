import { accountRootArn, logGroupArn, regionalArn, snsTopicArn } from "../arn";
import {
  auditMetrics,
  trailBucketName,
  trailLogGroupName,
  trailName,
  trailRoleName,
  trailTopicName,
} from "../audit/names";
import { trailNotes } from "../audit/notes";
import { savedQueries } from "../audit/saved-queries";
import { defaultDataEvents, defaultRetentionDays, selectorsOf } from "../audit/scope";
import { TrailBucket } from "../audit/trail-bucket";
import { planWatch } from "../audit/watch/plan-watch";
import { watchedBy } from "../audit/watch/watched-by";
import { Environment } from "../environment";
import { Statement } from "../policy-statement";
import { ResolvedAccess } from "./resolved";
import { ResolvedTrail, ResolvedTrailBucket } from "./resolved-trail";

/** Days for which events can be searched: the shortest that the public rules on log groups accept. */
export const DEFAULT_SEARCHABLE_DAYS = 365;

/**
 * What CloudTrail does with the log group: it names its streams after the account and the trail's Region.
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

function bucketOf(bucket: TrailBucket, environment: Environment): ResolvedTrailBucket {
  const name = trailBucketName(bucket, environment);
  if (bucket.kind === "existing") {
    const { readers = [], kmsKeyArn } = bucket;
    const { region } = environment;
    const readerArns = readers.map((each) => (/^\d+$/.test(each) ? accountRootArn({ account: each, region }) : each));
    return { name, readerArns, kmsKeyArn };
  }
  const { retentionDays = defaultRetentionDays(environment), objectLock } = bucket;
  // What was recorded in development may go with what it is about.
  const preventDestroy = environment.stage !== "development";
  return { name, created: { retentionDays, objectLock, preventDestroy }, readerArns: [] };
}

/** The trail with every default filled in; nothing where there is none. Takes what validation has let through. */
export function resolveTrail(environment: Environment, access: ResolvedAccess): ResolvedTrail | undefined {
  const { name } = environment;
  const trail = environment.audit?.trail;
  if (trail?.kind !== "created") return undefined;
  const dataEvents = trail.dataEvents ?? defaultDataEvents(environment);
  const { managementEvents } = trail;
  const roleNames = access.roles.map(({ roleName }) => roleName);
  const topicName = trailTopicName(name);
  return {
    trailName: trailName(name),
    arn: regionalArn("cloudtrail", environment, `trail/${trailName(name)}`),
    bucket: bucketOf(trail.bucket ?? TrailBucket.created(), environment),
    topicName,
    topicArn: snsTopicArn(environment, topicName),
    logGroupName: trailLogGroupName(name),
    searchableDays: trail.searchableDays ?? DEFAULT_SEARCHABLE_DAYS,
    roleName: trailRoleName(name),
    roleStatements: roleStatements(environment),
    selectors: selectorsOf(trail, environment),
    dataEvents,
    managementEventsRecordedBy: typeof managementEvents === "object" ? managementEvents.recordedBy : undefined,
    metricNamespace: auditMetrics(name),
    ...planWatch(watchedBy(trail, environment, roleNames)),
    queries: savedQueries(name),
    notes: trailNotes(trail, environment),
  };
}
