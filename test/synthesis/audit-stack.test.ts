import { DataEventLevel, ManagementEvents, Trail } from "../../model/audit/trail";
import { TrailBucket } from "../../model/audit/trail-bucket";
import { Environment } from "../../model/environment";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { summaryOf } from "../../synthesis/summary";
import { audited } from "../support/audited";
import { resourcesIn } from "../support/resources";
import { synthesizeIntoFolder } from "../support/synthesized";

const resources = resourcesIn(audited, "audit");
const valuesOf = (address: string) => resources.get(address)?.values;
const table = (name: string, region = "us-east-1") => `arn:aws:dynamodb:${region}:555555555555:table/audited-${name}`;
const withTrail = (options: Parameters<typeof Trail.created>[0], overrides: Partial<Environment> = {}) => ({
  ...audited,
  ...overrides,
  audit: { trail: Trail.created(options) },
});

test("the trail records every Region, encrypted and with digests, into the bucket and the log group", () => {
  expect(valuesOf("aws_cloudtrail.trail")).toMatchObject({
    name: "audited-audit",
    s3_bucket_name: "${aws_s3_bucket.trail.bucket}",
    kms_key_id: "${aws_kms_key.audit.arn}",
    sns_topic_name: "${aws_sns_topic.trail_deliveries.name}",
    enable_log_file_validation: true,
    is_multi_region_trail: true,
    include_global_service_events: true,
    cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.trail.arn}:*",
    cloud_watch_logs_role_arn: "${aws_iam_role.trail.arn}",
  });
  expect(valuesOf("aws_cloudwatch_log_group.trail")).toMatchObject({
    name: "/audited/audit/trail",
    kms_key_id: "${aws_kms_key.audit.arn}",
    retention_in_days: 731,
  });
});

describe("what is recorded", () => {
  const selectorsOf = (
    dataEvents: DataEventLevel,
    {
      overrides,
      ...options
    }: { overrides?: Partial<Environment>; tables?: string[]; managementEvents?: ManagementEvents } = {},
  ) =>
    resourcesIn(withTrail({ dataEvents, ...options }, overrides), "audit").get("aws_cloudtrail.trail")?.values[
      "advanced_event_selector"
    ];
  const management = {
    name: "Management events",
    field_selector: [{ field: "eventCategory", equals: ["Management"] }],
  };
  const arns = [table("payments"), table("prices"), table("prices", "us-west-2")];
  const external = {
    field: "userIdentity.arn",
    not_starts_with: ["AWSServiceRoleFor", "arn:aws:sts::555555555555:assumed-role/AWSServiceRoleFor"],
  };
  const dataOf = (type: string) => [
    { field: "eventCategory", equals: ["Data"] },
    { field: "resources.type", equals: [type] },
  ];
  const ofTables = (tables: readonly string[]) => [
    ...dataOf("AWS::DynamoDB::Table"),
    { field: "resources.ARN", equals: tables, starts_with: tables.map((arn) => `${arn}/index/`) },
  ];
  const writes = { field: "readOnly", equals: ["false"] };

  test("is nothing about items where the level is off, and where there are no tables", () => {
    expect(selectorsOf("off")).toEqual([management]);
    expect(selectorsOf("all", { overrides: { tables: [], consumers: [], roles: {} } })).toEqual([management]);
  });

  test("is what writes items of the environment's tables, replicas included, and not what DynamoDB does itself", () => {
    expect(selectorsOf("writes")).toEqual([
      management,
      { name: "Requests that write items", field_selector: [...ofTables(arns), writes, external] },
    ]);
  });

  test("is all that is done with them, streams by a selector of their own", () => {
    const withoutStreams = { field: "eventName", not_equals: ["GetRecords", "GetShardIterator"] };
    const streams = { field: "resources.ARN", starts_with: arns.map((arn) => `${arn}/stream/`) };
    expect(selectorsOf("all")).toEqual([
      management,
      { name: "Requests for items", field_selector: [...ofTables(arns), withoutStreams, external] },
      { name: "Requests for stream records", field_selector: [...dataOf("AWS::DynamoDB::Stream"), streams, external] },
    ]);
  });

  test("is about some tables where the trail names them", () => {
    const [, selector] = selectorsOf("writes", { tables: ["payments"] }) as { field_selector: unknown }[];
    expect(selector?.field_selector).toEqual([...ofTables([table("payments")]), writes, external]);
  });

  test("is only what changes something where that is meant", () => {
    expect(selectorsOf("off", { managementEvents: "writes" })).toEqual([
      {
        name: "Management events that change something",
        field_selector: [...management.field_selector, writes],
      },
    ]);
  });

  test("is not what another trail records, which is accepted and said", () => {
    const recordedBy = "arn:aws:cloudtrail:us-east-1:999999999999:trail/organization";
    const environment = withTrail({ managementEvents: { recordedBy }, dataEvents: "writes" });
    const { stacks } = synthesizeIntoFolder({ environments: [environment] });
    const stack = stacks.find(({ name }) => name === "audited-audit")?.stack;
    expect(stack?.acceptedExceptions).toContainEqual({
      control: "trail-management-events",
      address: "aws_cloudtrail.trail",
      reason: `${recordedBy} records them`,
    });
    expect(summaryOf(stacks, [], "x")).toContain(`management events of audited are recorded by ${recordedBy}`);
  });
});

describe("the bucket", () => {
  test("keeps files for the time that is asked for, locked, and says who read them", () => {
    expect(valuesOf("aws_s3_bucket.trail")).toMatchObject({
      bucket: "audited-audit-555555555555-us-east-1",
      object_lock_enabled: true,
    });
    expect(resources.get("aws_s3_bucket.trail")?.lifecycle).toMatchObject({ prevent_destroy: true });
    expect(valuesOf("aws_s3_bucket_lifecycle_configuration.trail")?.["rule"]).toContainEqual(
      expect.objectContaining({ id: "retention", expiration: [{ days: 400 }] }),
    );
    expect(valuesOf("aws_s3_bucket_object_lock_configuration.trail")?.["rule"]).toEqual([
      { default_retention: [{ mode: "GOVERNANCE", days: 365 }] },
    ]);
    expect(valuesOf("aws_s3_bucket_logging.trail")).toMatchObject({
      target_bucket: "access-logs-of-tests",
      target_prefix: "audited-audit-555555555555-us-east-1/",
    });
  });

  test("of somebody else is only named", () => {
    const given = resourcesIn(withTrail({ bucket: TrailBucket.existing("log-archive") }), "audit");
    expect(given.get("aws_cloudtrail.trail")?.values["s3_bucket_name"]).toBe("log-archive");
    expect([...given.values()].filter(({ type }) => type.startsWith("aws_s3_"))).toEqual([]);
  });

  test.each([
    ["production", 2557],
    ["test", 365],
  ] as const)("keeps files in %s for %d days where nothing is said", (stage, days) => {
    const made = resourcesIn(withTrail({}, { stage }), "audit");
    expect(made.get("aws_s3_bucket_lifecycle_configuration.trail")?.values["rule"]).toContainEqual(
      expect.objectContaining({ id: "retention", expiration: [{ days }] }),
    );
  });
});

test("synth says what the level may cost", () => {
  const { stacks } = synthesizeIntoFolder({ environments: [audited] });
  expect(summaryOf(stacks, [], "x")).toMatch(
    /the trail of audited records all requests for items: [\d,]+ USD a year for the declared access patterns/,
  );
});

test("the queries name the log group and what CloudTrail writes", () => {
  const queries = [...resources.values()].filter(({ type }) => type === "aws_cloudwatch_query_definition");
  expect(queries.map(({ values }) => values["name"])).toEqual([
    "audited/audit/who-read-this-key",
    "audited/audit/who-scanned",
    "audited/audit/top-callers",
    "audited/audit/denied-calls",
  ]);
  for (const { values } of queries) {
    expect(values["log_group_names"]).toEqual(["${aws_cloudwatch_log_group.trail.name}"]);
    expect(values["query_string"]).toContain("eventSource");
  }
});

test("an environment of which nothing is watched has no such stack", () => {
  const none = { ...audited, audit: { trail: Trail.none("Somebody else records everything.") } };
  expect(resolveEnvironment(none).audit).toBeUndefined();
  expect(() => resourcesIn(none, "audit")).toThrow("audited has no stack audit");
  expect(() => resourcesIn({ ...none, accountBaseline: undefined }, "account")).toThrow("audited has no stack account");
});

describe("the account", () => {
  const account = resourcesIn(audited, "account");

  test("has an analyzer for what others may use, and one for what nobody uses", () => {
    expect(account.get("aws_accessanalyzer_analyzer.external_access")?.values).toMatchObject({
      analyzer_name: "audited-external-access",
      type: "ACCOUNT",
    });
    expect(account.get("aws_accessanalyzer_analyzer.unused_access")?.values).toMatchObject({
      analyzer_name: "audited-unused-access",
      type: "ACCOUNT_UNUSED_ACCESS",
      configuration: [{ unused_access: [{ unused_access_age: 90 }] }],
    });
  });

  test("encrypts new volumes and takes no public buckets", () => {
    expect(account.get("aws_ebs_encryption_by_default.volumes")?.values).toMatchObject({ enabled: true });
    expect(account.get("aws_s3_account_public_access_block.buckets")?.values).toMatchObject({
      account_id: "555555555555",
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  test("is left alone where nobody asks", () => {
    const { accountBaseline } = audited;
    const one = resourcesIn(
      {
        ...audited,
        accountBaseline: { ...accountBaseline, accessAnalyzer: undefined, configurationRecorder: undefined },
      },
      "account",
    );
    expect([...one.keys()].sort()).toEqual([
      "aws_ebs_encryption_by_default.volumes",
      "aws_s3_account_public_access_block.buckets",
    ]);
    const none = resolveEnvironment({ ...audited, accountBaseline: { encryptedVolumes: false } });
    expect(none.accountBaseline).toBeUndefined();
  });
});
