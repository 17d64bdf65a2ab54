import { Alerts } from "../../model/alerts";
import { Invoker } from "../../modules/function/invocation";
import { LambdaFunctionProps } from "../../modules/function/lambda-function";
import { composeStack } from "../../synthesis/compose-stack";
import { fragmentsOfStack } from "../../synthesis/fragments-of-stack";
import { resourcesOf } from "../../synthesis/hcl";
import { recordsForControls } from "../../synthesis/records-for-controls";
import { aFunctionStack } from "../support/a-function";
import { oldProvider } from "../support/all-features";

const environment = { ...oldProvider, alerts: Alerts.created() };

function recordsOf(
  props: Partial<LambdaFunctionProps> = {},
  ...invokers: Parameters<typeof aFunctionStack>[2] & object
) {
  const stack = aFunctionStack(environment, props, invokers);
  const resources = resourcesOf(fragmentsOfStack(stack).map(({ fragment }) => fragment));
  return new Map(recordsForControls(resources, {}).map(({ address, values }) => [address, values]));
}

const network = { subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], securityGroupIds: ["sg-0a1b2c3d"] };
const inVpc = { ...environment, functions: { network } };

const records = recordsOf();
const TOPIC = "arn:aws:sns:us-east-1:555555555555:old-alerts";

test("everything around a function has its address and a name of the environment", () => {
  expect([...records.keys()].sort()).toEqual([
    "aws_cloudwatch_log_group.example",
    "aws_cloudwatch_metric_alarm.example_dead_letters",
    "aws_cloudwatch_metric_alarm.example_duration",
    "aws_cloudwatch_metric_alarm.example_errors",
    "aws_cloudwatch_metric_alarm.example_throttles",
    "aws_cloudwatch_metric_alarm.example_undelivered",
    "aws_iam_policy.example",
    "aws_iam_role.example",
    "aws_iam_role_policy_attachment.example",
    "aws_kms_alias.functions",
    "aws_kms_key.functions",
    "aws_lambda_function.example",
    "aws_sqs_queue.example_dead_letters",
    "aws_sqs_queue_policy.example_dead_letters",
  ]);
  expect(records.get("aws_lambda_function.example")).toMatchObject({ function_name: "old-example" });
  expect(records.get("aws_iam_role.example")).toMatchObject({ name: "old-function-example" });
  expect(records.get("aws_cloudwatch_log_group.example")).toMatchObject({ name: "/old/functions/example" });
  expect(records.get("aws_sqs_queue.example_dead_letters")).toMatchObject({ name: "old-example-dead-letters" });
});

test("the function runs the archive beside the configuration, on Graviton and the newest common runtime", () => {
  expect(records.get("aws_lambda_function.example")).toMatchObject({
    filename: "example.zip",
    source_code_hash: "c2hhMjU2",
    handler: "index.handler",
    runtime: "nodejs22.x",
    architectures: ["arm64"],
    timeout: 60,
    memory_size: 256,
    reserved_concurrent_executions: 2,
    kms_key_arn: "${aws_kms_key.functions.arn}",
    environment: [{ variables: { ENVIRONMENT: "old" } }],
    tracing_config: [{ mode: "Active" }],
    dead_letter_config: [{ target_arn: "arn:aws:sqs:us-east-1:555555555555:old-example-dead-letters" }],
    logging_config: [{ log_format: "JSON", log_group: "/old/functions/example" }],
  });
});

test("the function waits for its role, its log group and its queue's policy", () => {
  const { hcl } = composeStack(aFunctionStack(environment));
  const block = /resource "aws_lambda_function" "example" \{[^]*?\n\}/.exec(hcl)?.[0] ?? "";
  expect(/depends_on = \[[^\]]*\]/.exec(block)?.[0].match(/aws_[\w.]+/g)).toEqual([
    "aws_iam_role_policy_attachment.example",
    "aws_cloudwatch_log_group.example",
    "aws_sqs_queue_policy.example_dead_letters",
  ]);
});

test("a function runs in the environment's VPC, where one is given", () => {
  expect(records.get("aws_lambda_function.example")).not.toHaveProperty("vpc_config");
  const resources = resourcesOf(fragmentsOfStack(aFunctionStack(inVpc)).map(({ fragment }) => fragment));
  const found = recordsForControls(resources, {}).find(({ address }) => address === "aws_lambda_function.example");
  expect(found?.values["vpc_config"]).toEqual([
    { subnet_ids: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], security_group_ids: ["sg-0a1b2c3d"] },
  ]);
});

test("every control holds for a function, also in a VPC and with somebody who invokes it", () => {
  const invoker = {
    service: "events.amazonaws.com" as const,
    sourceArn: "arn:aws:events:us-east-1:555555555555:rule/old-x",
  };
  const { problems, judgements, packages } = composeStack(aFunctionStack(inVpc, {}, [invoker]));
  expect(problems).toEqual([]);
  const judged = new Set(judgements.map(({ control }) => control.id));
  for (const id of [
    "function-runtime",
    "function-logs",
    "function-network",
    "function-permission",
    "queue-policy",
    "log-group-encryption",
  ]) {
    expect(judged).toContain(id);
  }
  expect(packages.map(({ fileName }) => fileName)).toEqual(["example.zip"]);
});

test("dead letters are kept for two weeks, under the stack's key", () => {
  expect(records.get("aws_sqs_queue.example_dead_letters")).toMatchObject({
    kms_master_key_id: "${aws_kms_key.functions.arn}",
    message_retention_seconds: 1_209_600,
  });
});

test("every alarm tells the environment's alert topic, also when it is over", () => {
  const alarms = [...records].filter(([address]) => address.startsWith("aws_cloudwatch_metric_alarm."));
  expect(alarms).toHaveLength(5);
  for (const [, values] of alarms) expect(values).toMatchObject({ alarm_actions: [TOPIC], ok_actions: [TOPIC] });
});

test.each([
  ["errors", "Errors", 0, "notBreaching"],
  ["throttles", "Throttles", 0, "notBreaching"],
  // 80 % of 60 seconds, in milliseconds.
  ["duration", "Duration", 48_000, "notBreaching"],
  ["undelivered", "DeadLetterErrors", 0, "notBreaching"],
  // SQS stops to report although the messages are still there.
  ["dead_letters", "ApproximateNumberOfMessagesVisible", 0, "ignore"],
])("the alarm on %s", (name, metric_name, threshold, treat_missing_data) => {
  expect(records.get(`aws_cloudwatch_metric_alarm.example_${name}`)).toMatchObject({
    metric_name,
    threshold,
    treat_missing_data,
    comparison_operator: "GreaterThanThreshold",
  });
});

const permissionOf = (invoker: Invoker) => recordsOf({}, invoker).get("aws_lambda_permission.example_invoker_0");

test("a rule of EventBridge that may invoke it is named, without the account, which EventBridge does not name", () => {
  const sourceArn = "arn:aws:events:us-east-1:555555555555:rule/old-x";
  const permission = permissionOf({ service: "events.amazonaws.com", sourceArn });
  expect(permission).toMatchObject({
    action: "lambda:InvokeFunction",
    principal: "events.amazonaws.com",
    source_arn: sourceArn,
  });
  expect(permission).not.toHaveProperty("source_account");
});

test("AWS Config may invoke it for the account alone, since its rule has no ARN when it asks", () => {
  const permission = permissionOf({ service: "config.amazonaws.com" });
  expect(permission).toMatchObject({ principal: "config.amazonaws.com", source_account: "555555555555" });
  expect(permission).not.toHaveProperty("source_arn");
});

test("events of a rule that do not arrive raise an alarm", () => {
  const sourceArn = "arn:aws:events:us-east-1:555555555555:rule/old-x";
  const invoked = recordsOf({}, { service: "events.amazonaws.com", sourceArn });
  expect(invoked.get("aws_cloudwatch_metric_alarm.example_invoker_0_undelivered")).toMatchObject({
    alarm_name: "old-example-invoker_0-undelivered",
    namespace: "AWS/Events",
    metric_name: "FailedInvocations",
    dimensions: { RuleName: "old-x" },
    threshold: 0,
    treat_missing_data: "notBreaching",
    alarm_actions: [TOPIC],
  });
  const asked = recordsOf({}, { service: "config.amazonaws.com" });
  expect([...asked.keys()].filter((address) => address.includes("invoker_0"))).toEqual([
    "aws_lambda_permission.example_invoker_0",
  ]);
});
