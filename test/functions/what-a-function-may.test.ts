import { runSimulation } from "@cloud-copilot/iam-simulate";
import { Alerts } from "../../model/alerts";
import { Environment } from "../../model/environment";
import { Functions } from "../../model/functions";
import { fragmentsOfStack } from "../../synthesis/fragments-of-stack";
import { resourcesOf } from "../../synthesis/hcl";
import { recordsForControls } from "../../synthesis/records-for-controls";
import { synthesizedPolicies } from "../access/environments-under-test";
import { aFunctionStack } from "../support/a-function";
import { oldProvider } from "../support/all-features";

/** What a function's role may do: its synthesized policy under the synthesized ceiling, judged by an IAM engine. */

const environment = { ...oldProvider, alerts: Alerts.created() };
const ACCOUNT = "555555555555";
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${resource}`;

interface Policy {
  readonly Version: string;
  readonly Statement: readonly Record<string, unknown>[];
}

function policiesOf(given: Environment) {
  const stack = aFunctionStack(given);
  const records = recordsForControls(resourcesOf(fragmentsOfStack(stack).map(({ fragment }) => fragment)), {});
  const read = (address: string, argument: string) =>
    JSON.parse(String(records.find((each) => each.address === address)?.values[argument])) as Policy;
  return {
    identity: read("aws_iam_policy.example", "policy"),
    trust: read("aws_iam_role.example", "assume_role_policy"),
    key: read("aws_kms_key.functions", "policy"),
    ceiling: synthesizedPolicies(given).managed.get("old-functions-boundary"),
  };
}

const network = { subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], securityGroupIds: ["sg-0a1b2c3d"] };
const withFunctions = (functions: Functions) => policiesOf({ ...environment, functions });
const plain = policiesOf(environment);
const inVpc = withFunctions({ network });
const leftVpc = withFunctions({});

async function verdict(
  policies: typeof plain,
  action: string,
  resource: string,
  context: Record<string, string | string[]> = {},
): Promise<string> {
  const { ceiling } = policies;
  if (!ceiling) throw new Error("nobody makes the ceiling of functions");
  const simulated = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/old-function-example`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: { "aws:SecureTransport": "true", "aws:RequestedRegion": "us-east-1", ...context },
      },
      identityPolicies: [{ name: "role", policy: policies.identity }],
      permissionBoundaryPolicies: [{ name: "ceiling", policy: ceiling.document }],
      resourcePolicy: action.startsWith("kms:") ? policies.key : undefined,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (simulated.resultType === "error") throw new Error(JSON.stringify(simulated.errors));
  return simulated.overallResult;
}

const [YES, NO, DENIED] = ["Allowed", "ImplicitlyDenied", "ExplicitlyDenied"];
const logs = (group: string) => arn("logs", `log-group:${group}:log-stream:2026/11/27/x`);

test.each([
  ["writes its log", "logs:PutLogEvents", logs("/old/functions/example"), YES],
  ["makes its log streams", "logs:CreateLogStream", logs("/old/functions/example"), YES],
  ["writes no other function's log", "logs:PutLogEvents", logs("/old/functions/example-2"), NO],
  ["makes no log groups", "logs:CreateLogGroup", arn("logs", "log-group:/old/functions/example"), NO],
  ["is traced", "xray:PutTraceSegments", "*", YES],
  ["sends its dead letters", "sqs:SendMessage", arn("sqs", "old-example-dead-letters"), YES],
  ["takes none back", "sqs:ReceiveMessage", arn("sqs", "old-example-dead-letters"), NO],
  ["sends nothing elsewhere", "sqs:SendMessage", arn("sqs", "old-other-dead-letters"), NO],
  ["makes no network interfaces", "ec2:CreateNetworkInterface", "*", NO],
  ["reads no items", "dynamodb:GetItem", arn("dynamodb", "table/old-orders"), NO],
  ["invokes nothing", "lambda:InvokeFunction", arn("lambda", "function:old-example"), NO],
] as const)("a function %s", async (_, action, resource, expected) => {
  expect(await verdict(plain, action, resource)).toBe(expected);
});

test("a function does nothing without TLS, nor in another Region", async () => {
  const send = (context: Record<string, string>) =>
    verdict(plain, "sqs:SendMessage", arn("sqs", "old-example-dead-letters"), context);
  expect(await send({ "aws:SecureTransport": "false" })).toBe(DENIED);
  expect(await send({ "aws:RequestedRegion": "eu-west-1" })).toBe(DENIED);
});

const ELSEWHERE = "arn:aws:ec2:us-east-1:999999999999:network-interface/eni-1";
const interfaces = [
  ["looks for interfaces", "ec2:DescribeNetworkInterfaces", "*", YES, YES],
  ["looks at the subnets", "ec2:DescribeSubnets", "*", YES, YES],
  ["makes interfaces", "ec2:CreateNetworkInterface", arn("ec2", "network-interface/*"), YES, NO],
  ["makes them in its subnets", "ec2:CreateNetworkInterface", arn("ec2", "subnet/subnet-0a1b2c3e"), YES, NO],
  ["makes them with its groups", "ec2:CreateNetworkInterface", arn("ec2", "security-group/sg-0a1b2c3d"), YES, NO],
  ["makes them in no other subnet", "ec2:CreateNetworkInterface", arn("ec2", "subnet/subnet-0a1b2c3f"), NO, NO],
  ["makes them with no other group", "ec2:CreateNetworkInterface", arn("ec2", "security-group/sg-0a1b2c3e"), NO, NO],
  ["takes them away", "ec2:DeleteNetworkInterface", arn("ec2", "network-interface/eni-1"), YES, YES],
  ["gives them addresses", "ec2:AssignPrivateIpAddresses", arn("ec2", "network-interface/eni-1"), YES, YES],
  ["takes addresses away", "ec2:UnassignPrivateIpAddresses", arn("ec2", "network-interface/eni-1"), YES, YES],
  ["touches none of another account", "ec2:DeleteNetworkInterface", ELSEWHERE, NO, NO],
  ["attaches none", "ec2:AttachNetworkInterface", arn("ec2", "network-interface/eni-1"), NO, NO],
  ["starts no machines", "ec2:RunInstances", "*", NO, NO],
] as const;

describe.each(interfaces)("Lambda %s for a function", (_, action, resource, inside, left) => {
  test("in a VPC, and less of it once the function has left", async () => {
    expect(await verdict(inVpc, action, resource)).toBe(inside);
    expect(await verdict(leftVpc, action, resource)).toBe(left);
  });

  test("and never for one that was in none, nor for the function's code", async () => {
    const code = { "lambda:SourceFunctionArn": arn("lambda", "function:old-example") };
    expect(await verdict(plain, action, resource)).toBe(NO);
    for (const policies of [inVpc, leftVpc]) expect(await verdict(policies, action, resource, code)).not.toBe(YES);
    if (inside === YES) expect(await verdict(inVpc, action, resource, code)).toBe(DENIED);
  });
});

test.each([
  ["for its variables", {}, "kms:Decrypt", YES],
  ["for dead letters", { "kms:ViaService": "sqs.us-east-1.amazonaws.com" }, "kms:GenerateDataKey", YES],
  ["but not directly", { "kms:ViaService": "ec2.us-east-1.amazonaws.com" }, "kms:Decrypt", NO],
  ["but no other key", { "kms:ResourceAliases": ["alias/old-audit"] }, "kms:Decrypt", NO],
  ["but does not delete it", {}, "kms:ScheduleKeyDeletion", NO],
] as const)("a function uses the stack's key %s", async (_, context, action, expected) => {
  const given = {
    "kms:CallerAccount": ACCOUNT,
    "kms:ResourceAliases": ["alias/old-functions"],
    "kms:ViaService": "lambda.us-east-1.amazonaws.com",
    ...context,
  };
  expect(await verdict(plain, action, arn("kms", "key/1234abcd-12ab-34cd-56ef-1234567890ab"), given as never)).toBe(
    expected,
  );
});

test("somebody of the account who deploys a function lets Lambda keep the key for it, and for nothing else", async () => {
  const grant = async (context: Record<string, string>) => {
    const simulated = await runSimulation(
      {
        request: {
          principal: `arn:aws:iam::${ACCOUNT}:role/deploy`,
          action: "kms:CreateGrant",
          resource: { resource: arn("kms", "key/1234abcd-12ab-34cd-56ef-1234567890ab"), accountId: ACCOUNT },
          contextVariables: {
            "kms:CallerAccount": ACCOUNT,
            "kms:ViaService": "lambda.us-east-1.amazonaws.com",
            "kms:GrantIsForAWSResource": "true",
            ...context,
          },
        },
        identityPolicies: [
          {
            name: "deploy",
            policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:*", Resource: "*" }] },
          },
        ],
        resourcePolicy: plain.key,
        serviceControlPolicies: [],
        resourceControlPolicies: [],
      },
      {},
    );
    if (simulated.resultType === "error") throw new Error(JSON.stringify(simulated.errors));
    return simulated.overallResult;
  };
  expect(await grant({})).toBe(YES);
  expect(await grant({ "kms:GrantIsForAWSResource": "false" })).toBe(NO);
  expect(await grant({ "kms:ViaService": "ec2.us-east-1.amazonaws.com" })).toBe(NO);
  expect(await grant({ "kms:CallerAccount": "999999999999" })).toBe(NO);
});

test("the role is taken by Lambda alone, and for another account by nobody", () => {
  expect(plain.trust.Statement).toEqual([
    {
      Sid: "AssumeRole",
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEqualsIfExists: { "aws:SourceAccount": ACCOUNT } },
    },
  ]);
});
