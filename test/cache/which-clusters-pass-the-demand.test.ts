import { Environment } from "../../model/environment";
import { simulate } from "../network/simulate";
import { cached, CACHES } from "../support/cached";
import { policyOf, resourcesIn } from "../support/resources";

/**
 * A table that demands the VPC's endpoint, with clusters in front of it, whose nodes may go another way. The synthesized
 * resource policy of each table, judged by an IAM engine.
 */

const demanding: Environment = {
  ...cached,
  tables: cached.tables.map((deployment) => ({
    ...deployment,
    onlyThrough: "vpc-endpoint",
    replication: undefined,
  })),
};

const ACCOUNT = "555555555555";
const role = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${name}`;
const READS = role("cached-cache-reads");
const LARGER = role("cached-cache-larger-nodes-for-prices");

const FROM_ELSEWHERE = {
  "aws:SecureTransport": "true",
  "aws:PrincipalIsAWSService": "false",
  "aws:ViaAWSService": "false",
};

function verdict(environment: Environment, table: string, principal: string, context = {}): Promise<string> {
  const terraformName = table.replaceAll(".", "_");
  const policy = resourcesIn(environment, "tables").get(`aws_dynamodb_resource_policy.${terraformName}`);
  return simulate({
    principal,
    action: "dynamodb:GetItem",
    resource: `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/cached-${table}`,
    context: { ...FROM_ELSEWHERE, ...context },
    resourcePolicy: { Version: "2012-10-17", ...policyOf(policy) },
  });
}

test("the roles are those of the cache stack", () => {
  const resources = resourcesIn(demanding, "cache");
  const names = [...resources.values()]
    .filter(({ type }) => type === "aws_iam_role")
    .map(({ values }) => values["name"]);
  expect(names.map((name) => role(String(name)))).toEqual([READS, LARGER]);
});

test.each([
  ["the role of a cluster that serves the table reads it", "prices", READS, {}, "Allowed"],
  ["so does that of the second cluster beside it", "prices", LARGER, {}, "Allowed"],
  ["the role of a cluster reads no table that it does not serve", "catalogue.v1", LARGER, {}, "ExplicitlyDenied"],
  ["another role does not", "prices", role("app"), {}, "ExplicitlyDenied"],
  ["nor does one whose name goes on", "prices", `${READS}-2`, {}, "ExplicitlyDenied"],
  ["nor does one of that name under a path", "prices", role("team/cached-cache-reads"), {}, "ExplicitlyDenied"],
  [
    "nor does the role of another account",
    "prices",
    role("cached-cache-reads", "999999999999"),
    {},
    "ExplicitlyDenied",
  ],
  ["another role does from the VPC", "prices", role("app"), { "aws:SourceVpc": "vpc-0a1b2c3d4e5f60718" }, "Allowed"],
  [
    "the role of a cluster does not without TLS",
    "prices",
    READS,
    { "aws:SecureTransport": "false" },
    "ExplicitlyDenied",
  ],
])("%s", async (_, table, principal, context, expected) => {
  expect(await verdict(demanding, table, principal, context)).toBe(expected);
});

test("the exemption goes with the cluster", async () => {
  const fewer = { ...demanding, caches: [CACHES.larger] };
  expect(await verdict(fewer, "prices", READS)).toBe("ExplicitlyDenied");
  expect(await verdict(fewer, "prices", LARGER)).toBe("Allowed");
  expect(await verdict({ ...demanding, caches: undefined }, "prices", LARGER)).toBe("ExplicitlyDenied");
});

test("a replica exempts no cluster: clusters ask the table of their own Region", () => {
  const replicated = {
    ...demanding,
    tables: demanding.tables.map((deployment) =>
      deployment.table.name === "prices"
        ? {
            ...deployment,
            replication: {
              consistency: "eventual" as const,
              replicas: [{ region: "us-west-2", vpcEndpointIds: ["vpce-0a1b2c3d"] }],
            },
          }
        : deployment,
    ),
  };
  const policies = resourcesIn(replicated, "tables");
  const textOf = (address: string) => JSON.stringify(policyOf(policies.get(address)));
  expect(textOf("aws_dynamodb_resource_policy.prices")).toContain(READS);
  const replica = textOf("aws_dynamodb_resource_policy.prices_us_west_2");
  expect(replica).toContain("DenyItemsFromElsewhere");
  expect(replica).not.toContain("cached-cache");
});
