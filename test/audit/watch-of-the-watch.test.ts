import { CreatedTrail, Trail } from "../../model/audit/trail";
import { TrailBucket } from "../../model/audit/trail-bucket";
import { audited } from "../support/audited";
import { resourcesIn } from "../support/resources";
import { DENIED, Event, management, sessionOf } from "./events";
import { AUDIT_KEY, WatchedTrail } from "./watched-trail";

/** Who blinds the watch over a trail is told of as well: synthesized filter patterns, run on events. */

const { account, region } = audited;
const trail = new WatchedTrail(audited);
const ADMINISTRATOR = sessionOf(`arn:aws:iam::${account}:role/administrator`);
const GROUP = "/audited/audit/trail";
const BUCKET = `audited-audit-${account}-${region}`;
const TOPIC = `arn:aws:sns:${region}:${account}:audited-alerts`;
const ALARM = "audited-audit-trail-changed";
const POLICY = `arn:aws:iam::${account}:policy`;
const KEY_ARN = `arn:aws:kms:${region}:${account}:key/${AUDIT_KEY}`;

type Call = [service: string, name: string, parameters: Event, more?: Event];
const eventOf = ([service, name, parameters, more]: Call, who = ADMINISTRATOR) =>
  management(service, name, who, parameters, more);

const BLINDING: readonly Call[] = [
  ...["DeleteLogGroup", "PutRetentionPolicy", "DeleteMetricFilter", "PutMetricFilter", "DisassociateKmsKey"].map(
    (name): Call => ["logs", name, { logGroupName: GROUP }],
  ),
  ["logs", "DeleteLogStream", { logGroupName: GROUP, logStreamName: "x" }],
  ["logs", "PutTransformer", { logGroupIdentifier: GROUP }],
  ["logs", "PutDataProtectionPolicy", { logGroupIdentifier: `arn:aws:logs:${region}:${account}:log-group:${GROUP}` }],
  ["monitoring", "DeleteAlarms", { alarmNames: ["something-else", ALARM] }],
  ["monitoring", "DisableAlarmActions", { alarmNames: [ALARM] }],
  ["monitoring", "PutMetricAlarm", { alarmName: ALARM, threshold: 1e9 }],
  ["monitoring", "SetAlarmState", { alarmName: ALARM, stateValue: "OK" }],
  ["monitoring", "PutAlarmMuteRule", { name: "quiet", muteTargets: { alarmNames: [ALARM] } }],
  ["sns", "DeleteTopic", { topicArn: TOPIC }],
  ["sns", "SetTopicAttributes", { topicArn: TOPIC, attributeName: "Policy" }],
  ["sns", "Unsubscribe", { subscriptionArn: `${TOPIC}:1234abcd` }],
  ...[
    "PutBucketPolicy",
    "DeleteBucketPolicy",
    "PutBucketLifecycle",
    "PutBucketVersioning",
    "PutBucketPublicAccessBlock",
    "PutObjectLockConfiguration",
    "DeleteBucket",
  ].map((name): Call => ["s3", name, { bucketName: BUCKET }]),
  ["kms", "PutKeyPolicy", { keyId: AUDIT_KEY }],
  ["kms", "PutKeyPolicy", { keyId: KEY_ARN }],
  ["iam", "DetachRolePolicy", { roleName: "audited-audit-trail", policyArn: `${POLICY}/audited-audit-trail` }],
  ["iam", "DeleteRole", { roleName: "audited-audit-trail" }],
  ["iam", "PutRolePolicy", { roleName: "audited-audit-trail", policyName: "deny" }],
  ["iam", "UpdateAssumeRolePolicy", { roleName: "audited-audit-trail" }],
  ["iam", "CreatePolicyVersion", { policyArn: `${POLICY}/audited-audit-trail` }],
  ["iam", "CreatePolicyVersion", { policyArn: `${POLICY}/audited-audit-boundary` }],
];

const HARMLESS: readonly Call[] = [
  ["logs", "CreateLogStream", { logGroupName: GROUP }],
  ["logs", "StartQuery", { logGroupName: GROUP }],
  ["logs", "DescribeMetricFilters", { logGroupName: GROUP }],
  ["logs", "DeleteLogGroup", { logGroupName: "/aws/lambda/session-service" }],
  ["logs", "PutRetentionPolicy", { logGroupName: `${GROUP}-2` }],
  ["monitoring", "DescribeAlarms", { alarmNames: [ALARM] }],
  ["monitoring", "DeleteAlarms", { alarmNames: ["audited-payments-throttled"] }],
  ["monitoring", "PutMetricAlarm", { alarmName: "other-audit-trail-changed" }],
  ["sns", "Publish", { topicArn: TOPIC }],
  ["sns", "DeleteTopic", { topicArn: `${TOPIC}-2` }],
  ["s3", "GetBucketPolicy", { bucketName: BUCKET }],
  ["s3", "PutBucketPolicy", { bucketName: "something-else" }],
  ["kms", "PutKeyPolicy", { keyId: "ffffffff-12ab-34cd-56ef-1234567890ab" }],
  ["kms", "DescribeKey", { keyId: AUDIT_KEY }],
  ["iam", "GetRole", { roleName: "audited-audit-trail" }],
  ["iam", "DetachRolePolicy", { roleName: "audited-operator", policyArn: `${POLICY}/audited-operator` }],
  ["iam", "CreatePolicyVersion", { policyArn: `${POLICY}/audited-operator` }],
];

test.each(BLINDING)("%s: %s of %j raises the alarm", (...call) => {
  expect(trail.raisedBy(eventOf(call))).toEqual(["watch_changed"]);
});

test.each(BLINDING)("%s: %s of %j does not when it is refused", (service, name, parameters) => {
  expect(trail.raisedBy(eventOf([service, name, parameters, DENIED]))).toEqual([]);
});

test.each(HARMLESS)("%s: %s of %j does not", (...call) => {
  expect(trail.raisedBy(eventOf(call))).toEqual([]);
});

test("a deployment is no exception: who takes over its role would go unseen", () => {
  const deployRole = sessionOf(`arn:aws:iam::${account}:role/platform/deploy`);
  expect(trail.raisedBy(eventOf(["logs", "PutMetricFilter", { logGroupName: GROUP }], deployRole))).toEqual([
    "watch_changed",
  ]);
});

const trailWith = (options: Partial<CreatedTrail>) => ({ ...audited, audit: { trail: Trail.created(options) } });

test("a bucket of somebody else is the business of whoever owns it", () => {
  const elsewhere = new WatchedTrail(trailWith({ bucket: TrailBucket.existing("log-archive") }));
  expect(elsewhere.raisedBy(eventOf(["s3", "PutBucketPolicy", { bucketName: "log-archive" }]))).toEqual([]);
  expect(elsewhere.raisedBy(eventOf(["logs", "DeleteLogGroup", { logGroupName: GROUP }]))).toEqual(["watch_changed"]);
});

describe("silence", () => {
  const silenceOf = (options: Partial<CreatedTrail>) =>
    resourcesIn(trailWith(options), "audit").get("aws_cloudwatch_metric_alarm.trail_trail_silent")?.values;

  test("raises an alarm, as no metric does that counts events", () => {
    expect(silenceOf({})).toMatchObject({
      alarm_name: "audited-audit-trail-silent",
      namespace: "AWS/Logs",
      metric_name: "IncomingLogEvents",
      dimensions: { LogGroupName: "${aws_cloudwatch_log_group.trail.name}" },
      statistic: "Sum",
      period: 3600,
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      treat_missing_data: "breaching",
      alarm_actions: [TOPIC],
    });
  });

  test("is nothing out of the ordinary where not all management events are recorded", () => {
    const recordedBy = `arn:aws:cloudtrail:us-east-1:999999999999:trail/organization`;
    expect(silenceOf({ managementEvents: "writes" })).toBeUndefined();
    expect(silenceOf({ managementEvents: { recordedBy }, dataEvents: "all" })).toBeUndefined();
  });
});

describe("who is known is counted once", () => {
  const COVERED = `arn:aws:iam::${account}:role/audited-archive-x`;
  const watched = new WatchedTrail(trailWith({ dataEvents: "all", knownPrincipals: [COVERED] }));
  const exported = (who: Event) =>
    management("dynamodb", "ExportTableToPointInTime", who, {
      tableArn: `arn:aws:dynamodb:${region}:${account}:table/audited-payments`,
    });

  test("whom a pattern of the services' roles covers as well, so that no stranger hides behind them", () => {
    const known = exported(sessionOf(COVERED));
    expect(watched.raisedBy(known)).toEqual([]);
    expect(watched.raisedBy(known, exported(ADMINISTRATOR))).toEqual(["export_by_stranger"]);
    expect(watched.patterns.filter((pattern) => pattern.includes(COVERED))).toEqual([]);
  });

  test("and a difference is looked at for as long as one of its two metrics may be late", () => {
    const alarm = resourcesIn(audited, "audit").get("aws_cloudwatch_metric_alarm.trail_export_by_stranger")?.values;
    expect(alarm).toMatchObject({ evaluation_periods: 3, datapoints_to_alarm: 1 });
  });
});

test("the longest names still fit into a pattern that CloudWatch Logs takes", () => {
  const topicArn = `arn:aws:sns:${region}:${account}:${"a".repeat(256)}`;
  const long = new WatchedTrail({ ...audited, alerts: { kind: "topic", topicArn } });
  expect(long.raisedBy(eventOf(["sns", "DeleteTopic", { topicArn }]))).toEqual(["watch_changed"]);
});
