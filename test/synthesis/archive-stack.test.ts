import { UNREADABLE } from "../../model/archive/names";
import { Archive } from "../../model/archive";
import { Environment } from "../../model/environment";
import { validate } from "../../model/validate";
import { archived, events } from "../support/archived";
import { policyOf, resourcesIn } from "../support/resources";
import { synthesizeIntoFolder } from "../support/synthesized";
import { deploy } from "../../model/deployment";
import { Capacity } from "../../model/capacity";

const resources = resourcesIn(archived, "archive");
const BUCKET = "archived-archive-555555555555-us-east-1";
const LONG = "archived-readings-of-everything-of-everything-of-everything-of-everything-of-everything-there-is";

const stacksOf = (environment: Environment) => synthesizeIntoFolder({ environments: [environment] }).stacks;
const stackOf = (environment: Environment) =>
  stacksOf(environment).find(({ name }) => name === `${environment.name}-archive`);
const rules = (each = resources) =>
  each.get("aws_s3_bucket_lifecycle_configuration.archive")?.values["rule"] as Record<string, unknown>[];
const exceptionsOf = (environment: Environment) =>
  stackOf(environment)?.stack.acceptedExceptions.map(({ control, address }) => [control, address]);

/** With other options for the archive, and one table in it. */
const withArchive = (archive: Archive | undefined, more: Partial<Environment> = {}): Environment => ({
  ...archived,
  archive,
  tables: [deploy(events, { capacity: Capacity.onDemand(), archive: { expiredItems: { retentionDays: 10 } } })],
  ...more,
});

test("the environment of these tests is sound", () => {
  const { problems } = validate({ environments: [archived] });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
});

describe("the bucket", () => {
  test("is named, encrypted, locked and logged as the environment says", () => {
    expect(resources.get("aws_s3_bucket.archive")).toMatchObject({
      values: { bucket: BUCKET, object_lock_enabled: true },
      lifecycle: { prevent_destroy: true },
    });
    expect(resources.get("aws_kms_alias.key")?.values["name"]).toBe("alias/archived-archive");
    expect(resources.get("aws_s3_bucket_logging.archive")?.values).toMatchObject({
      target_bucket: "access-logs-of-the-account",
      target_prefix: `${BUCKET}/`,
    });
    expect(resources.get("aws_s3_bucket_notification.archive")?.values["eventbridge"]).toBe(true);
    expect(resources.get("aws_s3_bucket_object_lock_configuration.archive")?.values["rule"]).toEqual([
      { default_retention: [{ mode: "GOVERNANCE", days: 30 }] },
    ]);
  });

  test("keeps what each table declares under its own prefix, and moves it as declared", () => {
    expect(rules().map(({ filter }) => filter)).toEqual([
      [{ prefix: "expired-items/table=archived-events.v1/" }],
      [{ prefix: `expired-items/table=${LONG}/` }],
      [{ prefix: "exports/table=archived-events.v1/" }],
      [{ prefix: `exports/table=${LONG}/` }],
      [{ prefix: "exports/table=archived-ledger/" }],
      [{}],
    ]);
    expect(rules()[0]).toMatchObject({
      id: "expired-items-archived-events.v1",
      expiration: [{ days: 400 }],
      transition: [
        { days: 30, storage_class: "GLACIER_IR" },
        { days: 180, storage_class: "DEEP_ARCHIVE" },
      ],
    });
    expect(rules()[1]?.["transition"]).toEqual([
      { days: 30, storage_class: "STANDARD_IA" },
      { days: 60, storage_class: "GLACIER" },
      { days: 365, storage_class: "DEEP_ARCHIVE" },
    ]);
    expect(rules()[2]).not.toHaveProperty("transition");
    const ids = rules().map(({ id }) => String(id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(255);
  });

  test("deletes and moves no record that could not be read, whatever the tables declare", () => {
    const touching = rules().filter(({ filter, expiration, transition }) => {
      const [{ prefix = "" } = {}] = (filter ?? []) as { prefix?: string }[];
      const begins = `${UNREADABLE}/table=archived-events.v1/`.startsWith(prefix);
      return begins && (expiration !== undefined || transition !== undefined);
    });
    expect(touching).toEqual([]);
    const archiver = resources.get("aws_lambda_function.expired_items")?.values["environment"];
    expect(archiver).toMatchObject([{ variables: { UNREADABLE_PREFIX: UNREADABLE } }]);
  });

  test("says by name what it does without", () => {
    expect(exceptionsOf(archived)).toEqual([["trust-policy", "aws_iam_role.copies"]]);
    const bare = withArchive(undefined, { accessLogBucket: undefined });
    expect(exceptionsOf(bare)).toEqual([["bucket-access-logs", "aws_s3_bucket.archive"]]);
  });

  test("comes and goes in development, where nothing in it is kept for long", () => {
    const made = resourcesIn(withArchive(undefined, { stage: "development" }), "archive");
    for (const address of ["aws_s3_bucket.archive", "aws_kms_key.key"]) {
      expect(made.get(address)?.lifecycle ?? {}).toEqual({});
    }
  });
});

describe("exports", () => {
  const targetOf = (address: string) => {
    const [target] = resources.get(address)?.values["target"] as Record<string, unknown>[];
    return target ?? {};
  };

  test("have a schedule each, in a group of their own, at the environment's hour", () => {
    const schedules = [...resources.values()].filter(({ type }) => type === "aws_scheduler_schedule");
    expect(schedules.map(({ values }) => [values["name"], values["schedule_expression"]])).toEqual([
      ["archived-events.v1", "cron(0 22 ? * SUN *)"],
      [`${LONG.slice(0, 57)}-a78eb3`, "cron(0 22 1 * ? *)"],
      ["archived-ledger", "cron(0 22 1 * ? *)"],
    ]);
    for (const { values } of schedules) {
      expect(values["group_name"]).toBe("${aws_scheduler_schedule_group.exports.name}");
      expect(String(values["name"]).length).toBeLessThanOrEqual(64);
    }
  });

  test("are asked for once, however often the request is repeated", () => {
    const target = targetOf("aws_scheduler_schedule.exports_events_v1");
    expect(target).toMatchObject({
      arn: "arn:aws:scheduler:::aws-sdk:dynamodb:exportTableToPointInTime",
      role_arn: "${aws_iam_role.exports.arn}",
      dead_letter_config: [{ arn: "arn:aws:sqs:us-east-1:555555555555:archived-archive-failed-exports" }],
    });
    expect(String(target["input"])).toContain('"ClientToken" = "archived-events.v1-<aws.scheduler.scheduled-time>"');
    const [retries] = target["retry_policy"] as Record<string, number>[];
    // A token is good for eight hours.
    expect(retries?.["maximum_event_age_in_seconds"]).toBeLessThan(8 * 3600);
  });

  test("tell the alert topic when they are refused, or lost on the way", () => {
    const alarms = [...resources.values()].filter(
      ({ type, address }) => type === "aws_cloudwatch_metric_alarm" && address.includes(".exports_"),
    );
    expect(alarms.map(({ values }) => [values["namespace"], values["metric_name"], values["dimensions"]])).toEqual([
      ["AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName: "archived-archive-failed-exports" }],
      ["AWS/Scheduler", "InvocationsFailedToBeSentToDeadLetterCount", { ScheduleGroup: "archived-archive-exports" }],
    ]);
    for (const { values } of alarms) {
      expect(values["alarm_actions"]).toEqual(["arn:aws:sns:us-east-1:555555555555:archived-alerts"]);
    }
  });

  test("use the key of each kind of table that is exported", () => {
    const { Statement } = policyOf(resources.get("aws_iam_policy.exports"));
    const use = Statement.find(({ Sid }) => Sid === "UseKeyThroughDynamoDb");
    expect(use?.["Condition"]).toMatchObject({
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/archived-data", "alias/archived-global-data"] },
    });
  });

  test("are not prepared where there are none", () => {
    const addresses = [...resourcesIn(withArchive(undefined), "archive").keys()];
    expect(addresses.filter((address) => /scheduler|exports/.test(address))).toEqual([]);
  });
});

describe("expired items", () => {
  test("come from the streams of their tables, through a function that the bucket lets write", () => {
    const variables = { BUCKET, PREFIX: "expired-items", ENVIRONMENT: "archived" };
    expect(resources.get("aws_lambda_function.expired_items")?.values).toMatchObject({ environment: [{ variables }] });
    const mappings = [...resources.keys()].filter((address) => address.startsWith("aws_lambda_event_source_mapping."));
    expect(mappings.length).toBe(2);
    const { Statement } = policyOf(resources.get("aws_s3_bucket_policy.archive"));
    const writers = Statement.find(({ Sid }) => Sid === "DenyOtherWriters")?.["Condition"];
    const names = ["aws_iam_role.expired_items", "aws_iam_role.exports"].map((at) => resources.get(at)?.values["name"]);
    expect(writers).toEqual({
      ArnNotEquals: { "aws:PrincipalArn": names.map((name) => `arn:aws:iam::555555555555:role/${String(name)}`) },
    });
  });

  test("read no stream where no items are archived", () => {
    const exportsOnly = {
      ...archived,
      tables: [
        deploy(events, { capacity: Capacity.onDemand(), archive: { exports: { every: "week", retentionDays: 40 } } }),
      ],
    } as const;
    const types = [...resourcesIn(exportsOnly, "archive").values()].map(({ type }) => type);
    expect(types.filter((type) => type === "aws_lambda_event_source_mapping")).toEqual([]);
  });
});

describe("a table whose expired items are archived", () => {
  const tables = resourcesIn(archived, "tables");

  test("gets a stream with old images, unless it has one", () => {
    expect(tables.get("aws_dynamodb_table.events_v1")?.values).toMatchObject({
      stream_enabled: true,
      stream_view_type: "OLD_IMAGE",
    });
    const readings = [...tables.values()].find(({ values }) => values["name"] === LONG);
    expect(readings?.values["stream_view_type"]).toBe("NEW_AND_OLD_IMAGES");
  });

  test("gets none for exports alone", () => {
    const exported = {
      ...archived,
      tables: [
        deploy(events, { capacity: Capacity.onDemand(), archive: { exports: { every: "week", retentionDays: 40 } } }),
      ],
    } as const;
    expect(resourcesIn(exported, "tables").get("aws_dynamodb_table.events_v1")?.values["stream_enabled"]).toBe(false);
  });
});

test("the stack stays with its bucket when the last table has left it, and is not made for nothing", () => {
  const without = withArchive({}, { tables: [] });
  expect(stackOf(without)?.stack.content).toEqual({ count: 0, noun: "table" });
  expect(resourcesIn(without, "archive").has("aws_s3_bucket.archive")).toBe(true);
  expect(stackOf({ ...without, archive: undefined })).toBeUndefined();
});

test("synth says what is kept, for how long and where", () => {
  expect(stackOf(archived)?.stack.notes.slice(0, 1)).toEqual([
    "expired items of archived-events.v1 are kept for 400 days, objects of 128 KB and more in GLACIER_IR after 30 days, DEEP_ARCHIVE after 180 days",
  ]);
  expect(stackOf(archived)?.stack.notes).toContain(
    "exports of archived-events.v1 are kept for 35 days, in S3 Standard",
  );
});
