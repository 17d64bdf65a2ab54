import { runSimulation } from "@cloud-copilot/iam-simulate";
import { Alerts } from "../../model/alerts";
import { MAX_POLICY_SIZE } from "../../model/limits";
import { UNREADABLE_RECORDS } from "../../functions/archive/unreadable-metric";
import { ExpiredItems } from "../../modules/archive/expired-items";
import { composeStack } from "../../synthesis/compose-stack";
import { jsonOfExpression } from "../../synthesis/json-of-expression";
import { fragmentsOfStack } from "../../synthesis/fragments-of-stack";
import { resourcesOf } from "../../synthesis/hcl";
import { recordsForControls } from "../../synthesis/records-for-controls";
import { synthesizedPolicies } from "../access/environments-under-test";
import { FunctionsStack, READY_CODE } from "../support/a-function";
import { oldProvider } from "../support/all-features";

const environment = { ...oldProvider, alerts: Alerts.created() };
const ACCOUNT = "555555555555";
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${resource}`;
const BUCKET = `old-archive-${ACCOUNT}-us-east-1`;
const table = (name: string, tableKeyAlias: string) => ({
  terraformName: name,
  tableName: `old-${name}`,
  tableArn: arn("dynamodb", `table/old-${name}`),
  tableKeyAlias,
});

const stackWith = (tables: readonly ReturnType<typeof table>[]) =>
  new FunctionsStack(environment, (scope, { key, environment: resolved }) => {
    new ExpiredItems(scope, "expired_items", {
      environment: resolved,
      key,
      code: READY_CODE,
      bucketName: BUCKET,
      bucketArn: `arn:aws:s3:::${BUCKET}`,
      prefix: "expired-items",
      unreadablePrefix: "unreadable",
      tables,
    });
  });
const stack = () => stackWith([table("sessions", "old-data"), table("carts", "old-data")]);
const composed = composeStack(stack());
const records = new Map(
  recordsForControls(resourcesOf(fragmentsOfStack(stack()).map(({ fragment }) => fragment)), {}).map((each) => [
    each.address,
    each,
  ]),
);

test("every control holds", () => {
  expect(composed.problems).toEqual([]);
  expect(composed.judgements.map(({ control }) => control.id)).toContain("stream-mapping");
});

test("each table has a mapping of its own, on the stream that it has when it is planned", () => {
  for (const name of ["sessions", "carts"]) {
    expect(records.get(`data.aws_dynamodb_table.expired_items_${name}`)?.values).toEqual(
      expect.objectContaining({ name: `old-${name}` }),
    );
    expect(records.get(`aws_lambda_event_source_mapping.expired_items_${name}`)?.values).toMatchObject({
      event_source_arn: `\${data.aws_dynamodb_table.expired_items_${name}.stream_arn}`,
      function_name: arn("lambda", "function:old-archive"),
      starting_position: "TRIM_HORIZON",
      parallelization_factor: 1,
      bisect_batch_on_function_error: true,
      function_response_types: ["ReportBatchItemFailures"],
      maximum_record_age_in_seconds: 43_200,
      maximum_retry_attempts: 100,
    });
  }
});

test("only what time to live deletes is handed over, and what fails goes to the function's own queue", () => {
  const { values } = records.get("aws_lambda_event_source_mapping.expired_items_sessions") ?? {};
  const [criteria] = values?.["filter_criteria"] as { filter: { pattern: string }[] }[];
  expect(criteria?.filter.map(({ pattern }) => JSON.parse(jsonOfExpression(pattern) ?? "") as unknown)).toEqual([
    { eventName: ["REMOVE"], userIdentity: { type: ["Service"], principalId: ["dynamodb.amazonaws.com"] } },
  ]);
  expect(values?.["destination_config"]).toEqual([
    { on_failure: [{ destination_arn: arn("sqs", "old-archive-dead-letters") }] },
  ]);
});

test("alarms say when a stream is an hour late, and when dead letters are lost", () => {
  expect(records.get("aws_cloudwatch_metric_alarm.expired_items_late")?.values).toMatchObject({
    metric_name: "IteratorAge",
    threshold: 3_600_000,
    statistic: "Maximum",
    treat_missing_data: "notBreaching",
  });
  expect(records.get("aws_cloudwatch_metric_alarm.expired_items_unkept")?.values).toMatchObject({
    metric_name: "DestinationDeliveryFailures",
    threshold: 0,
  });
});

test("an alarm says when records could not be read, by the metric that the function counts them with", () => {
  expect(records.get("aws_cloudwatch_metric_alarm.expired_items_unreadable")?.values).toMatchObject({
    namespace: "old/archive",
    metric_name: UNREADABLE_RECORDS,
    threshold: 0,
    treat_missing_data: "notBreaching",
    alarm_actions: [arn("sns", "old-alerts")],
  });
  const [{ variables } = { variables: {} }] = records.get("aws_lambda_function.expired_items")?.values[
    "environment"
  ] as { variables: Record<string, string> }[];
  expect(variables).toMatchObject({
    PREFIX: "expired-items",
    UNREADABLE_PREFIX: "unreadable",
    METRIC_NAMESPACE: "old/archive",
  });
});

test("the role's policy fits, however many tables there are and however long their names", () => {
  for (const count of [1, 10, 11, 200]) {
    const tables = Array.from({ length: count }, (_, at) => table(`${at}-`.padEnd(251, "x"), "old-data"));
    const resources = resourcesOf(fragmentsOfStack(stackWith(tables)).map(({ fragment }) => fragment));
    const policy = recordsForControls(resources, {}).find(({ address }) => address === "aws_iam_policy.expired_items");
    expect([count, String(policy?.values["policy"]).length <= MAX_POLICY_SIZE]).toEqual([count, true]);
  }
});

describe("the function's role, under its ceiling,", () => {
  interface Policy {
    readonly Version: string;
    readonly Statement: readonly Record<string, unknown>[];
  }
  const policy = JSON.parse(String(records.get("aws_iam_policy.expired_items")?.values["policy"])) as Policy;
  const ceiling = synthesizedPolicies(environment).managed.get("old-functions-boundary");

  async function verdict(action: string, resource: string, context: Record<string, string | string[]> = {}) {
    if (!ceiling) throw new Error("nobody makes the ceiling of functions");
    const simulated = await runSimulation(
      {
        request: {
          principal: `arn:aws:iam::${ACCOUNT}:role/old-function-archive`,
          action,
          resource: { resource, accountId: ACCOUNT },
          contextVariables: {
            "aws:SecureTransport": "true",
            "aws:RequestedRegion": "us-east-1",
            "aws:ResourceAccount": ACCOUNT,
            ...context,
          },
        },
        identityPolicies: [{ name: "role", policy }],
        permissionBoundaryPolicies: [{ name: "ceiling", policy: ceiling.document }],
        // A key that leaves it to the account: what is asked for is the role's own policy.
        resourcePolicy: action.startsWith("kms:") ? OPEN_KEY : undefined,
        serviceControlPolicies: [],
        resourceControlPolicies: [],
      },
      {},
    );
    if (simulated.resultType === "error") throw new Error(JSON.stringify(simulated.errors));
    return simulated.overallResult;
  }

  const OPEN_KEY: Policy = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" },
    ],
  };
  const stream = (name: string) => arn("dynamodb", `table/old-${name}/stream/2026-01-01T00:00:00.000`);
  const object = (key: string) => `arn:aws:s3:::${BUCKET}/${key}`;
  test.each([
    ["reads the streams of its tables", "dynamodb:GetRecords", stream("sessions"), "Allowed"],
    ["finds their places", "dynamodb:GetShardIterator", stream("carts"), "Allowed"],
    ["lists streams", "dynamodb:ListStreams", "*", "Allowed"],
    ["reads no other stream", "dynamodb:GetRecords", stream("orders"), "ImplicitlyDenied"],
    ["reads no items", "dynamodb:GetItem", arn("dynamodb", "table/old-sessions"), "ImplicitlyDenied"],
    ["writes where expired items lie", "s3:PutObject", object("expired-items/table=old-sessions/x"), "Allowed"],
    ["writes where unreadable records lie", "s3:PutObject", object("unreadable/table=old-sessions/x"), "Allowed"],
    ["does not read those back either", "s3:GetObject", object("unreadable/table=old-sessions/x"), "ImplicitlyDenied"],
    ["writes nowhere else", "s3:PutObject", object("exports/table=old-sessions/x"), "ImplicitlyDenied"],
    ["reads nothing back", "s3:GetObject", object("expired-items/table=old-sessions/x"), "ImplicitlyDenied"],
    ["deletes nothing", "s3:DeleteObject", object("expired-items/table=old-sessions/x"), "ImplicitlyDenied"],
  ])("%s", async (_, action, resource, expected) => {
    expect(await verdict(action, resource)).toBe(expected);
  });

  test("writes into no bucket of somebody else's that has the name", async () => {
    const context = { "aws:ResourceAccount": "999999999999" };
    expect(await verdict("s3:PutObject", object("expired-items/table=old-sessions/x"), context)).toBe(
      "ImplicitlyDenied",
    );
  });

  test("counts in the archive's namespace alone", async () => {
    // Publishing names no resource; the engine wants the kind of one that its data have for the action.
    const count = (namespace: string) =>
      verdict("cloudwatch:PutMetricData", arn("cloudwatch", "dataset/any"), { "cloudwatch:namespace": namespace });
    expect(await count("old/archive")).toBe("Allowed");
    expect(await count("old/restore-tests")).toBe("ImplicitlyDenied");
  });

  test("uses the keys of its tables through DynamoDB, and the archive's through S3", async () => {
    const key = arn("kms", "key/1234abcd-12ab-34cd-56ef-1234567890ab");
    const use = (action: string, alias: string, service: string) =>
      verdict(action, key, {
        "kms:ResourceAliases": [`alias/${alias}`],
        "kms:ViaService": `${service}.us-east-1.amazonaws.com`,
      });
    expect(await use("kms:Decrypt", "old-data", "dynamodb")).toBe("Allowed");
    expect(await use("kms:GenerateDataKey", "old-data", "dynamodb")).toBe("ImplicitlyDenied");
    expect(await use("kms:GenerateDataKey", "old-functions", "s3")).toBe("Allowed");
    expect(await use("kms:Decrypt", "old-data", "s3")).toBe("ImplicitlyDenied");
    expect(await use("kms:Decrypt", "old-audit", "s3")).toBe("ImplicitlyDenied");
  });
});
