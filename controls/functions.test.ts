import { reasonOf, record, verdictOn } from "./fixtures";
import { functionEncryption } from "./function-encryption";
import { functionLogs } from "./function-logs";
import { functionConcurrency, functionDeadLetters, functionTracing } from "./function-operation";
import { functionNetwork } from "./function-network";
import { functionPermission } from "./function-permission";
import { functionArchitecture, functionRuntime } from "./function-runtime";
import { Control } from "./control";

const KEY = "arn:aws:kms:eu-west-1:111111111111:key/1234";

const judge = (control: Control, values: Record<string, unknown>) =>
  reasonOf(verdictOn(control, record("aws_lambda_function", values)));

test.each(["nodejs22.x", "nodejs24.x", "python3.12", "python3.14"])("the runtime %s is current", (runtime) => {
  expect(judge(functionRuntime, { runtime })).toBe("compliant");
});

test.each(["nodejs20.x", "nodejs18.x", "python3.9", "python2.7", "go1.x", "provided.al2", "java8.al2"])(
  "the runtime %s is not",
  (runtime) => {
    expect(judge(functionRuntime, { runtime })).toBe(`the runtime ${runtime} is not among the current ones`);
  },
);

test("a function without a runtime is not compliant", () => {
  expect(judge(functionRuntime, {})).toBe("there is no runtime");
});

test("a function runs on Graviton or is not compliant", () => {
  expect(judge(functionArchitecture, { architectures: ["arm64"] })).toBe("compliant");
  for (const values of [{}, { architectures: ["x86_64"] }, { architectures: ["arm64", "x86_64"] }]) {
    expect(judge(functionArchitecture, values)).toBe("architectures is not arm64");
  }
});

test("a function is traced actively", () => {
  expect(judge(functionTracing, { tracing_config: [{ mode: "Active" }] })).toBe("compliant");
  expect(judge(functionTracing, { tracing_config: { mode: "Active" } })).toBe("compliant");
  for (const values of [{}, { tracing_config: [{ mode: "PassThrough" }] }]) {
    expect(judge(functionTracing, values)).toBe("the mode of tracing_config is not Active");
  }
});

test("a function has somewhere to put what fails", () => {
  expect(judge(functionDeadLetters, { dead_letter_config: [{ target_arn: "arn:aws:sqs:x" }] })).toBe("compliant");
  for (const values of [{}, { dead_letter_config: [{}] }, { dead_letter_config: [{ target_arn: "" }] }]) {
    expect(judge(functionDeadLetters, values)).toBe("dead_letter_config names no target");
  }
});

test("a function has a concurrency of its own", () => {
  expect(judge(functionConcurrency, { reserved_concurrent_executions: 1 })).toBe("compliant");
  for (const reserved of [undefined, -1, 0]) {
    expect(judge(functionConcurrency, { reserved_concurrent_executions: reserved })).toBe(
      "reserved_concurrent_executions is not at least 1",
    );
  }
});

test("variables are encrypted with a customer-managed key", () => {
  const environment = [{ variables: { BUCKET: "x" } }];
  expect(judge(functionEncryption, { environment, kms_key_arn: KEY })).toBe("compliant");
  expect(judge(functionEncryption, { environment, kms_key_arn: "${aws_kms_key.x.arn}" })).toBe("compliant");
  for (const kms_key_arn of [undefined, "", "arn:aws:kms:eu-west-1:111111111111:alias/aws/lambda"]) {
    expect(judge(functionEncryption, { environment, kms_key_arn })).toBe("kms_key_arn names no customer-managed key");
  }
  expect(judge(functionEncryption, { kms_key_arn: KEY })).toBe("there is no environment to encrypt");
});

describe("logs", () => {
  const group = record("aws_cloudwatch_log_group", { name: "/prod/functions/archive" });
  const logs = (logging: Record<string, unknown>) =>
    reasonOf(verdictOn(functionLogs, record("aws_lambda_function", { logging_config: [logging] }), group));

  test("go to a log group of the configuration, as JSON", () => {
    expect(logs({ log_format: "JSON", log_group: "/prod/functions/archive" })).toBe("compliant");
  });

  test.each([
    [{ log_format: "Text", log_group: "/prod/functions/archive" }, "log_format is not JSON"],
    [{}, "log_format is not JSON"],
    [{ log_format: "JSON" }, "log_group names no log group"],
    [{ log_format: "JSON", log_group: "/aws/lambda/x" }, "the log group /aws/lambda/x is not made here"],
  ])("%j is not compliant", (logging, reason) => {
    expect(logs(logging)).toBe(reason);
  });
});

describe("functions of which one is in a VPC", () => {
  const inVpc = (subnets: readonly string[], groups: readonly string[] = ["sg-1"]) =>
    record("aws_lambda_function", { vpc_config: [{ subnet_ids: subnets, security_group_ids: groups }] }, "inside");
  const judged = (judgedOne: ReturnType<typeof record>, ...others: ReturnType<typeof record>[]) =>
    reasonOf(verdictOn(functionNetwork, judgedOne, ...others));
  const outside = record("aws_lambda_function", {}, "outside");
  const inside = inVpc(["subnet-1", "subnet-2"]);

  test("are compliant in two subnets", () => {
    expect(judged(inside)).toBe("compliant");
    expect(judged(inside, outside)).toBe("compliant");
  });

  test("are not where another one is outside, in one subnet or without a group", () => {
    expect(judged(outside, inside)).toBe("it is in no VPC, and other functions are");
    expect(judged(inVpc(["subnet-1"]))).toBe("vpc_config names one subnet alone");
    expect(judged(inVpc(["subnet-1", "subnet-2"], []))).toBe("vpc_config names no security group");
  });

  test("are not asked about where none is in one", () => {
    expect(judged(outside, record("aws_lambda_function", {}, "other"))).toBe("not-applicable");
  });
});

describe("a permission", () => {
  const permission = {
    action: "lambda:InvokeFunction",
    principal: "events.amazonaws.com",
    source_arn: "arn:aws:events:eu-west-1:111111111111:rule/x",
  };
  const judged = (change: Record<string, unknown>) =>
    reasonOf(verdictOn(functionPermission, record("aws_lambda_permission", { ...permission, ...change })));

  test("for one source of a service is compliant", () => {
    expect(judged({})).toBe("compliant");
    const bucket = { principal: "s3.amazonaws.com", source_arn: "arn:aws:s3:::x", source_account: "111111111111" };
    expect(judged(bucket)).toBe("compliant");
  });

  test("for AWS Config names the account alone", () => {
    const config = { principal: "config.amazonaws.com", source_arn: undefined, source_account: "111111111111" };
    expect(judged(config)).toBe("compliant");
  });

  test.each([
    [{ principal: "*" }, "principal names nobody in particular"],
    [{ principal: undefined }, "principal names nobody in particular"],
    [{ source_arn: undefined }, "source_arn names no source"],
    [{ action: "lambda:*" }, "action is not lambda:InvokeFunction"],
    [{ source_account: "111111111111" }, "EventBridge names no account, so that the permission would never hold"],
    [{ principal: "config.amazonaws.com", source_arn: undefined }, "source_account names no account"],
    [
      { principal: "config.amazonaws.com", source_account: "111111111111" },
      "AWS Config names no source when it asks for permission",
    ],
    [
      { principal: "s3.amazonaws.com", source_account: "111111111111", source_arn: undefined },
      "source_arn names no source",
    ],
  ])("with %j is not", (change, reason) => {
    expect(judged(change)).toBe(reason);
  });
});
