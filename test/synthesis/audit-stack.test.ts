import { Trail } from "../../model/audit/trail";
import { DataEventLevel } from "../../model/audit/trail";
import { Environment } from "../../model/environment";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { audited } from "../support/audited";
import { policyOf, resourcesIn } from "../support/resources";

const resources = resourcesIn(audited, "audit");
const valuesOf = (address: string) => resources.get(address)?.values;
const TRAIL = "arn:aws:cloudtrail:us-east-1:555555555555:trail/audited-audit";
const table = (name: string, region = "us-east-1") => `arn:aws:dynamodb:${region}:555555555555:table/audited-${name}`;

test("the trail records every Region, encrypted and with digests, into the bucket and the log group", () => {
  expect(valuesOf("aws_cloudtrail.trail")).toMatchObject({
    name: "audited-audit",
    s3_bucket_name: "log-archive",
    kms_key_id: "${aws_kms_key.audit.arn}",
    enable_log_file_validation: true,
    is_multi_region_trail: true,
    include_global_service_events: true,
    cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.trail.arn}:*",
    cloud_watch_logs_role_arn: "${aws_iam_role.trail.arn}",
  });
  expect(valuesOf("aws_cloudwatch_log_group.trail")).toMatchObject({
    name: "/audited/audit/trail",
    kms_key_id: "${aws_kms_key.audit.arn}",
    retention_in_days: 365,
  });
});

describe("what is recorded", () => {
  const selectorsOf = (dataEvents: DataEventLevel, overrides: Partial<Environment> = {}) => {
    const audit = { trail: Trail.created({ bucket: "log-archive", dataEvents }) };
    return resourcesIn({ ...audited, ...overrides, audit }, "audit").get("aws_cloudtrail.trail")?.values[
      "advanced_event_selector"
    ];
  };
  const management = {
    name: "Management events",
    field_selector: [{ field: "eventCategory", equals: ["Management"] }],
  };
  const arns = [table("payments"), table("prices"), table("prices", "us-west-2")];
  const ofTables = [
    { field: "eventCategory", equals: ["Data"] },
    { field: "resources.type", equals: ["AWS::DynamoDB::Table"] },
    { field: "resources.ARN", equals: arns, starts_with: arns.map((arn) => `${arn}/`) },
  ];

  test("is nothing about items where the level is off, and where there are no tables", () => {
    expect(selectorsOf("off")).toEqual([management]);
    expect(selectorsOf("all", { tables: [] })).toEqual([management]);
  });

  test("is what writes items of the environment's tables, replicas included", () => {
    const writes = [...ofTables, { field: "readOnly", equals: ["false"] }];
    expect(selectorsOf("writes")).toEqual([management, { name: "Requests that write items", field_selector: writes }]);
  });

  test("is all that is done with them", () => {
    expect(selectorsOf("all")).toEqual([management, { name: "Requests for items", field_selector: ofTables }]);
  });
});

test("CloudTrail takes the role for this trail, and writes to its streams alone", () => {
  const role = valuesOf("aws_iam_role.trail");
  expect(JSON.parse(String(role?.["assume_role_policy"]))).toMatchObject({
    Statement: [
      {
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": "555555555555", "aws:SourceArn": TRAIL } },
      },
    ],
  });
  expect(policyOf(resources.get("aws_iam_policy.trail")).Statement[0]).toMatchObject({
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource:
      "arn:aws:logs:us-east-1:555555555555:log-group:/audited/audit/trail:log-stream:555555555555_CloudTrail_us-east-1*",
  });
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
    expect([...account.keys()].sort()).toEqual([
      "aws_accessanalyzer_analyzer.external_access",
      "aws_accessanalyzer_analyzer.unused_access",
    ]);
    expect(account.get("aws_accessanalyzer_analyzer.unused_access")?.values).toMatchObject({
      analyzer_name: "audited-unused-access",
      type: "ACCOUNT_UNUSED_ACCESS",
      configuration: [{ unused_access: [{ unused_access_age: 90 }] }],
    });
  });
});
