import { Capacity } from "../model/capacity";
import { Network } from "../model/network";
import { aDeployment, anEnvironment, aTable } from "../model/rules/fixtures";
import { oversizedPolicies } from "./policy-sizes";
import { synthesize } from "./synthesize";

const record = (type: string, document: unknown, argument = "policy") => ({
  address: `${type}.a`,
  type,
  name: "a",
  values: { [argument]: document },
});

test.each([
  ["policy", "aws_dynamodb_resource_policy", 20_480, "20,481 bytes"],
  ["policy", "aws_vpc_endpoint", 20_480, "20,481 characters"],
  ["policy", "aws_iam_policy", 6144, "6,145 characters"],
  ["assume_role_policy", "aws_iam_role", 2048, "2,049 characters"],
  ["policy", "aws_kms_key", 32_768, "32,769 bytes"],
  ["policy", "aws_kms_replica_key", 32_768, "32,769 bytes"],
  ["policy", "aws_s3_bucket_policy", 20_480, "20,481 bytes"],
  ["event_pattern", "aws_cloudwatch_event_rule", 2048, "2,049 characters"],
])("%s of %s may be %d long and no longer", (argument, type, maximum, received) => {
  expect(oversizedPolicies("x", [record(type, "a".repeat(maximum), argument)])).toEqual([]);
  expect(oversizedPolicies("x", [record(type, "a".repeat(maximum + 1), argument)])).toMatchObject([
    { path: `x: ${type}.a`, received },
  ]);
});

test("what AWS has yet to choose counts nothing, so that nothing is refused that may fit", () => {
  const policy = `${"a".repeat(6144)}\${aws_kms_key.audit.arn}`;
  expect(oversizedPolicies("x", [record("aws_iam_policy", policy)])).toEqual([]);
  expect(oversizedPolicies("x", [record("aws_iam_policy", `${policy}a`)])).toHaveLength(1);
});

test("IAM counts the escapes that Terraform writes", () => {
  expect(oversizedPolicies("x", [record("aws_iam_policy", "a".repeat(6139))])).toEqual([]);
  expect(oversizedPolicies("x", [record("aws_iam_policy", `${"a".repeat(6139)}<`)])).toHaveLength(1);
});

test("DynamoDB counts bytes", () => {
  expect(oversizedPolicies("x", [record("aws_dynamodb_resource_policy", "ä".repeat(10_241))])).toHaveLength(1);
  expect(oversizedPolicies("x", [record("aws_vpc_endpoint", "ä".repeat(10_241))])).toEqual([]);
});

test("what has no policy, or another one, is let through", () => {
  expect(oversizedPolicies("x", [record("aws_vpc_endpoint", undefined)])).toEqual([]);
  expect(oversizedPolicies("x", [record("aws_sns_topic", "a".repeat(99_999))])).toEqual([]);
});

describe("an environment", () => {
  const tables = (count: number) =>
    Array.from({ length: count }, (_, position) =>
      aDeployment({ table: aTable({ name: `table-${position}` }), capacity: Capacity.onDemand() }),
    );
  const problems = (environment: Parameters<typeof anEnvironment>[0]) =>
    synthesize({ environments: [anEnvironment(environment)] }, "unused").problems;
  const network = Network.existing({
    vpcId: "vpc-0a1b2c3d",
    subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
    routeTableIds: ["rtb-0a1b2c3d"],
  });

  test("with more tables than an endpoint policy can name is refused before AWS refuses it", () => {
    expect(problems({ network, tables: tables(100) })).toEqual([]);
    expect(problems({ network, tables: tables(160) })).toMatchObject([
      {
        path: "test-network: aws_vpc_endpoint.dynamodb_gateway",
        message: "The policy of the VPC endpoint is too long.",
      },
    ]);
  });

  test("with more operators than a table's policy can name is refused too", () => {
    const operatorRoles = Array.from({ length: 400 }, (_, position) => `team/operator-with-a-long-name-${position}`);
    const [deployment] = tables(1);
    const demanding = [{ ...deployment, onlyThrough: "vpc-endpoint" as const }] as ReturnType<typeof tables>;
    expect(problems({ network: { ...network, operatorRoles }, tables: demanding })).toMatchObject([
      { path: "test-tables: aws_dynamodb_resource_policy.table-0" },
    ]);
  });
});
