import { Environment } from "../../model/environment";
import { Network } from "../../model/network";
import { archived } from "../support/archived";
import { environmentNamed } from "../support/environment-named";
import { cleanedUp } from "../support/cleaned-up";
import { policyOf, resourcesIn } from "../support/resources";
import { estate } from "../../environments";
import { PolicyDocument, simulate } from "./simulate";

/** What functions in the VPC ask of DynamoDB passes the environment's own endpoint, and nothing more by that way. */

const NETWORK = Network.existing({
  vpcId: "vpc-0a1b2c3d",
  subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
  routeTableIds: ["rtb-0a1b2c3d"],
});
const FUNCTIONS = { network: { subnetIds: [...NETWORK.subnetIds], securityGroupIds: ["sg-0a1b2c3d"] } };

function endpointOf(environment: Environment, environments: readonly Environment[] = [environment]): PolicyDocument {
  const { Statement } = policyOf(
    resourcesIn(environment, "network", environments).get("aws_vpc_endpoint.dynamodb_gateway"),
  );
  return { Version: "2012-10-17", Statement };
}

const retiring: Environment = { ...cleanedUp, network: NETWORK };
const cleanUp = { ...retiring.audit?.cleanUp, retirement: undefined };
/** Retires nothing: whoever retires tables deletes their last backups some day, whatever they were called. */
const tidy: Environment = { ...retiring, audit: { ...retiring.audit, cleanUp } };
const inVpc = endpointOf(tidy);
const outside = endpointOf({ ...tidy, functions: undefined });

const ACCOUNT = tidy.account;
const table = (name: string) => `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/${name}`;
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const REVIEW = role("tidy-function-unused-resources");
const DELETER = role("tidy-function-expired-backups");
const APPLICATION = role("tidy-application");

const ask = (
  endpointPolicy: PolicyDocument,
  principal: string,
  action: string,
  resource: string,
  region = "us-east-1",
) =>
  simulate({
    principal,
    action: `dynamodb:${action}`,
    resource,
    endpointPolicy,
    context: { "aws:SecureTransport": "true", "aws:RequestedRegion": region },
  });

test.each([
  ["describes tables of others", REVIEW, "DescribeTable", table("somebody-elses"), true],
  ["lists tables", REVIEW, "ListTables", "*", true],
  ["reads their tags", REVIEW, "ListTagsOfResource", table("somebody-elses"), true],
  ["lists backups", DELETER, "ListBackups", "*", true],
  ["deletes backups of the environment", DELETER, "DeleteBackup", `${table("tidy-payments")}/backup/1`, true],
  ["deletes no others", DELETER, "DeleteBackup", `${table("other-payments")}/backup/1`, false],
  ["reads no items of others", REVIEW, "GetItem", table("somebody-elses"), false],
  ["deletes no tables", DELETER, "DeleteTable", table("tidy-payments"), false],
])("a function %s", async (_, principal, action, resource, passes) => {
  expect(await ask(inVpc, principal, action, resource)).toBe(passes ? "Allowed" : "ImplicitlyDenied");
});

test("a function that deletes the last backups of retired tables is let through to theirs", async () => {
  const backup = `${table("somebody-elses")}/backup/1`;
  expect(await ask(endpointOf(retiring), DELETER, "DeleteBackup", backup)).toBe("Allowed");
});

test.each([
  ["an application", inVpc, APPLICATION],
  ["a function of another environment", inVpc, role("other-function-expired-backups")],
  ["a function, where it is not in the VPC", outside, DELETER],
])("%s gets nothing of that through the endpoint", async (_, endpoint, principal) => {
  for (const [action, resource] of [
    ["ListBackups", "*"],
    ["DeleteBackup", `${table("tidy-payments")}/backup/1`],
    ["DescribeTable", table("somebody-elses")],
  ] as const) {
    expect(await ask(endpoint, principal, action, resource)).toBe("ImplicitlyDenied");
  }
});

test("a function that validates restores reads restored tables through an endpoint that knows no tables", async () => {
  const sandbox = environmentNamed("sandbox");
  const tested: Environment = { ...sandbox, network: NETWORK, functions: FUNCTIONS };
  const environments = estate.environments.map((each) => (each === sandbox ? tested : each));
  const endpointPolicy = endpointOf(tested, environments);
  const restored = `arn:aws:dynamodb:eu-west-1:${tested.account}:table/awsbackup-restore-test-1`;
  const as = (name: string) => `arn:aws:iam::${tested.account}:role/${name}`;
  const read = (principal: string, resource: string) =>
    ask(endpointPolicy, principal, "GetItem", resource, "eu-west-1");
  expect(await read(as("sandbox-function-restore-validation"), restored)).toBe("Allowed");
  expect(await read(as("sandbox-function-archive"), restored)).toBe("ImplicitlyDenied");
  expect(
    await read(as("sandbox-function-restore-validation"), `arn:aws:dynamodb:eu-west-1:${tested.account}:table/other`),
  ).toBe("ImplicitlyDenied");
});

test("a function that looks at exports does so through the endpoint, and at nothing else", async () => {
  const kept: Environment = { ...archived, network: NETWORK, functions: FUNCTIONS };
  const endpointPolicy = endpointOf(kept);
  const as = (name: string) => `arn:aws:iam::${kept.account}:role/${kept.name}-function-${name}`;
  const events = `arn:aws:dynamodb:${kept.region}:${kept.account}:table/${kept.name}-events.v1`;
  const through = (name: string, action: string, resource: string) =>
    ask(endpointPolicy, as(name), action, resource, kept.region);
  expect(await through("export-check", "ListExports", "*")).toBe("Allowed");
  expect(await through("export-check", "DescribeExport", `${events}/export/1`)).toBe("Allowed");
  expect(await through("export-check", "ExportTableToPointInTime", events)).toBe("ImplicitlyDenied");
  expect(await through("archive", "DescribeExport", `${events}/export/1`)).toBe("ImplicitlyDenied");
});

/** `onlyThrough` speaks of items: a table may demand an endpoint that no function has to come through. */
test.each([
  ["archive", archived],
  ["audit", cleanedUp],
])("no function of %s may touch items of the environment's tables", (part, environment) => {
  const roles = [...resourcesIn(environment, part).values()].filter(({ type, name, values }) => {
    return type === "aws_iam_policy" && String(values["name"]).includes("-function-") && name !== "";
  });
  expect(roles.length).toBeGreaterThan(0);
  for (const each of roles) {
    const allowed = policyOf(each).Statement.filter(({ Effect }) => Effect === "Allow");
    const actions = allowed.flatMap(({ Action }) => [Action].flat() as string[]);
    expect(
      actions.filter((action) => /:(BatchGet|BatchWrite|Get|Put|Update|Delete)Item$|:(Query|Scan)$/.test(action)),
    ).toEqual([]);
  }
});
