import { EVENT_BYTES } from "../../model/audit/prices";
import { Trail } from "../../model/audit/trail";
import { Environment } from "../../model/environment";
import { audited } from "../support/audited";
import { data, DENIED, Event, management, root, sessionOf, user } from "./events";
import { WatchedTrail } from "./watched-trail";

/** Which events raise which alarm: the synthesized filter patterns, run on events as CloudTrail writes them. */

const { account } = audited;
const role = (name: string, where = account) => sessionOf(`arn:aws:iam::${where}:role/${name}`);
const STRANGER = role("somebody");
const TABLE = "audited-payments";
const arnOf = (table: string) => `arn:aws:dynamodb:us-east-1:${account}:table/${table}`;

const trail = new WatchedTrail(audited);

const change = (source: string, name: string, parameters: unknown, more: Event = {}) =>
  management(source, name, role("audited-operator"), parameters, more);

describe("what is not done in passing raises its alarm, and nothing else does", () => {
  const recovery = (pointInTimeRecoveryEnabled: boolean, tableName = TABLE) =>
    change("dynamodb", "UpdateContinuousBackups", {
      tableName,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled },
    });
  const protection = (deletionProtectionEnabled: boolean | undefined, tableName = TABLE) =>
    change("dynamodb", "UpdateTable", { tableName, deletionProtectionEnabled });
  const key = (name: string, more: Event = {}) => change("kms", name, { keyId: "1234abcd" }, more);

  test.each<[alarm: string, what: string, event: Event]>([
    ["table_deleted", "a table by name", change("dynamodb", "DeleteTable", { tableName: TABLE })],
    ["table_deleted", "a table by ARN", change("dynamodb", "DeleteTable", { tableName: arnOf(TABLE) })],
    ["deletion_protection_off", "protection off", protection(false)],
    ["deletion_protection_off", "protection off, by ARN", protection(false, arnOf(TABLE))],
    ["point_in_time_recovery_off", "recovery off", recovery(false)],
    ["point_in_time_recovery_off", "recovery off, by ARN", recovery(false, arnOf(TABLE))],
    [
      "resource_policy_changed",
      "a policy",
      change("dynamodb", "PutResourcePolicy", { resourceArn: arnOf(TABLE), policy: "{}" }),
    ],
    ["resource_policy_changed", "no policy", change("dynamodb", "DeleteResourcePolicy", { resourceArn: arnOf(TABLE) })],
    ["key_out_of_use", "a key disabled", key("DisableKey")],
    ["key_out_of_use", "a key deleted", key("ScheduleKeyDeletion")],
    ["trail_changed", "the trail stopped", change("cloudtrail", "StopLogging", { name: "audited-audit" })],
    [
      "trail_changed",
      "the trail deleted by ARN",
      change("cloudtrail", "DeleteTrail", { name: `arn:aws:cloudtrail:us-east-1:${account}:trail/audited-audit` }),
    ],
    ["trail_changed", "less recorded", change("cloudtrail", "PutEventSelectors", { trailName: "audited-audit" })],
    ["root_use", "the root user", management("iam", "ListUsers", root(account), null)],
    [
      "root_use",
      "the root user signs in",
      management("signin", "ConsoleLogin", root(account), null, { eventType: "AwsConsoleSignIn" }),
    ],
  ])("%s: %s", (alarm, _, event) => {
    expect(trail.raisedBy(event)).toEqual([alarm]);
  });

  test.each<[what: string, event: Event]>([
    ["a table of another environment is deleted", change("dynamodb", "DeleteTable", { tableName: "other-payments" })],
    ["a deletion is refused", change("dynamodb", "DeleteTable", { tableName: TABLE }, DENIED)],
    ["a table is made", change("dynamodb", "CreateTable", { tableName: TABLE, deletionProtectionEnabled: false })],
    ["protection is switched on", protection(true)],
    ["a table is changed in another way", protection(undefined)],
    ["protection of a table of another environment is switched off", protection(false, "other-payments")],
    ["recovery is switched on", recovery(true)],
    ["recovery of another environment's table is switched off", recovery(false, arnOf("other-payments"))],
    ["a policy is read", change("dynamodb", "GetResourcePolicy", { resourceArn: arnOf(TABLE) })],
    [
      "a policy of another environment's table is changed",
      change("dynamodb", "PutResourcePolicy", { resourceArn: arnOf("other-payments") }),
    ],
    ["a key is enabled", key("EnableKey")],
    ["a key is not disabled", key("DisableKey", { errorCode: "KMSInvalidStateException" })],
    ["another trail is stopped", change("cloudtrail", "StopLogging", { name: "my-audited-audit" })],
    ["the trail is described", change("cloudtrail", "DescribeTrails", { name: "audited-audit" })],
    [
      "a service works for the root user",
      management("kms", "Decrypt", { ...root(account), invokedBy: "AWS Internal" }, null),
    ],
    ["a service event", management("kms", "RotateKey", root(account), null, { eventType: "AwsServiceEvent" })],
  ])("nothing: %s", (_, event) => {
    expect(trail.raisedBy(event)).toEqual([]);
  });
});

describe("exports", () => {
  const exported = (identity: Event, table = TABLE, more: Event = {}) =>
    management("dynamodb", "ExportTableToPointInTime", identity, { tableArn: arnOf(table), s3Bucket: "x" }, more);

  test.each<[string, Event]>([
    ["a role that nobody named", STRANGER],
    ["a role of the name that is known, in another account", role("audited-reader", "888888888888")],
    ["a user", user(`arn:aws:iam::${account}:user/somebody`)],
  ])("by %s raise the alarm", (_, identity) => {
    expect(trail.raisedBy(exported(identity))).toEqual(["export_by_stranger"]);
  });

  test("by the root user raise both alarms", () => {
    expect(trail.raisedBy(exported(root(account)))).toEqual(["root_use", "export_by_stranger"]);
  });

  test.each<[string, Event]>([
    ["a consumer's role", role("audited-reader")],
    ["a ready role", role("audited-operator")],
    ["the deploy role", role("platform/deploy")],
    ["a service that works for the environment", role("audited-archive-exports")],
    ["a principal that the environment names", role("data-platform/exporter", "999999999999")],
  ])("by %s do not", (_, identity) => {
    expect(trail.raisedBy(exported(identity))).toEqual([]);
  });

  test("that are refused, or of other tables, do not", () => {
    expect(trail.raisedBy(exported(STRANGER, TABLE, DENIED))).toEqual([]);
    expect(trail.raisedBy(exported(STRANGER, "other-payments"))).toEqual([]);
  });

  test("of somebody who is known do not hide those of a stranger", () => {
    const known = Array.from({ length: 20 }, () => exported(role("audited-reader")));
    expect(trail.raisedBy(...known)).toEqual([]);
    expect(trail.raisedBy(...known, exported(STRANGER))).toEqual(["export_by_stranger"]);
  });
});

describe("items of classified tables", () => {
  const CALLS = ["GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems", "PutItem", "ExecuteStatement"];

  test.each(CALLS)("%s by a stranger raises the alarm", (name) => {
    expect(trail.raisedBy(data(name, STRANGER, audited, [TABLE]))).toEqual(["classified_by_stranger"]);
  });

  test.each(CALLS)("%s by a consumer does not", (name) => {
    expect(trail.raisedBy(data(name, role("audited-reader"), audited, [TABLE]))).toEqual([]);
  });

  test("a request for several tables counts for each of them", () => {
    const both = data("BatchGetItem", STRANGER, audited, ["audited-prices", TABLE]);
    expect(trail.raisedBy(both)).toEqual(["classified_by_stranger"]);
    const known = data("BatchGetItem", role("audited-reader"), audited, ["audited-prices", TABLE]);
    expect(trail.raisedBy(known)).toEqual([]);
  });

  test("items of other tables are everybody's, and those of a table whose name begins alike", () => {
    expect(trail.raisedBy(data("Scan", STRANGER, audited, ["audited-prices"]))).toEqual([]);
    expect(trail.raisedBy(data("Scan", STRANGER, audited, [`${TABLE}-old`]))).toEqual([]);
  });
});

describe("denied calls", () => {
  const denied = data("GetItem", STRANGER, audited, ["audited-prices"], DENIED);
  const denials = (count: number, event = denied) => trail.raisedBy(...Array.from({ length: count }, () => event));

  test("raise the alarm when there are ten within five minutes", () => {
    expect(denials(9)).toEqual([]);
    expect(denials(10)).toEqual(["denied_calls"]);
  });

  test("count for keys, and in every spelling", () => {
    const key = management("kms", "Decrypt", STRANGER, null, { errorCode: "AccessDeniedException" });
    expect(denials(10, key)).toEqual(["denied_calls"]);
  });

  test("are none of other services, and no other failures", () => {
    expect(denials(10, management("ec2", "RunInstances", STRANGER, null, DENIED))).toEqual([]);
    const failed = data("PutItem", STRANGER, audited, ["audited-prices"], {
      errorCode: "ConditionalCheckFailedException",
    });
    expect(denials(10, failed)).toEqual([]);
  });
});

describe("only what is recorded is watched", () => {
  const namesWith = (options: Parameters<typeof Trail.created>[0]) =>
    new WatchedTrail({ ...audited, audit: { trail: Trail.created(options) } }).names;

  test("without items nothing is said of them", () => {
    expect(namesWith({ dataEvents: "off" })).not.toContain("classified_by_stranger");
    expect(namesWith({ dataEvents: "writes" })).toContain("classified_by_stranger");
  });

  test("with management events in another trail, only items and denied calls are watched", () => {
    const recordedBy = "arn:aws:cloudtrail:us-east-1:999999999999:trail/organization";
    expect(namesWith({ managementEvents: { recordedBy }, dataEvents: "all" })).toEqual([
      "classified_by_stranger",
      "denied_calls",
    ]);
  });
});

test("any number of tables and principals fits into patterns that AWS takes", () => {
  const [payments, prices] = audited.tables;
  if (!payments || !prices) throw new Error("the environment has no tables");
  const names = Array.from({ length: 25 }, (_, position) => `classified-table-with-a-long-name-${position}`);
  const principals = Array.from(
    { length: 30 },
    (_, position) => `arn:aws:iam::999999999999:role/platform/a-role-with-a-long-name-${position}`,
  );
  const large: Environment = {
    ...audited,
    tables: [prices, ...names.map((name) => ({ ...payments, table: { ...payments.table, name } }))],
    audit: { trail: Trail.created({ dataEvents: "all", knownPrincipals: principals }) },
    consumers: [],
  };
  const watched = new WatchedTrail(large);
  for (const name of names) {
    const tables = [`audited-${name}`];
    expect(watched.raisedBy(data("Scan", STRANGER, large, tables))).toEqual(["classified_by_stranger"]);
    for (const arn of principals) {
      expect(watched.raisedBy(data("Scan", sessionOf(arn), large, tables))).toEqual([]);
    }
  }
});

test("an event is about as large as the estimate of the cost takes it to be", () => {
  const size = JSON.stringify(data("GetItem", STRANGER, audited, [TABLE])).length;
  expect(size).toBeGreaterThan(EVENT_BYTES / 2);
  expect(size).toBeLessThanOrEqual(EVENT_BYTES);
});
