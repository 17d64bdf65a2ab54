import { AUTOMATIC } from "../../model/cache";
import { Environment } from "../../model/environment";
import { validate } from "../../model/validate";
import { summaryOf } from "../../synthesis/summary";
import { cached, cachedInDevelopment, CACHES } from "../support/cached";
import { policyOf, resourcesIn, SynthesizedResource } from "../support/resources";
import { synthesizeIntoFolder } from "../support/synthesized";

const resources = resourcesIn(cached, "cache");
const READS = "reads";
const LARGER = "larger-nodes-for-prices";
const arn = (table: string) => `arn:aws:dynamodb:us-east-1:555555555555:table/cached-${table}`;

const statementsOf = (resource: SynthesizedResource | undefined) =>
  Object.fromEntries(policyOf(resource).Statement.map(({ Sid, ...statement }) => [String(Sid), statement]));

test("the environments of these tests are sound", () => {
  const { problems } = validate({ environments: [cached, cachedInDevelopment] });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
});

describe("a cluster", () => {
  test("encrypts, on the wire and at rest, over three nodes, in its own groups", () => {
    expect(resources.get(`aws_dax_cluster.${READS}`)?.values).toMatchObject({
      cluster_name: "cached-reads",
      description: "In front of catalogue.v1, prices",
      cluster_endpoint_encryption_type: "TLS",
      server_side_encryption: [{ enabled: true }],
      replication_factor: 3,
      node_type: "dax.r7i.large",
      iam_role_arn: "${aws_iam_role.reads.arn}",
      security_group_ids: ["${aws_security_group.reads.id}"],
      subnet_group_name: "${aws_dax_subnet_group.reads.name}",
      parameter_group_name: "${aws_dax_parameter_group.reads.name}",
      maintenance_window: "sat:23:30-sun:01:00",
      notification_topic_arn: "arn:aws:sns:us-east-1:555555555555:alerts",
      tags: { "data-classification": "restricted" },
    });
    expect(resources.get("aws_dax_subnet_group.reads")?.values).toMatchObject({
      name: "cached-cache-reads",
      subnet_ids: ["subnet-0a1b2c3d", "subnet-0a1b2c3e", "subnet-0a1b2c3f"],
    });
  });

  test("has its times to live in milliseconds", () => {
    expect(resources.get("aws_dax_parameter_group.reads")?.values["parameters"]).toEqual([
      { name: "query-ttl-millis", value: "0" },
      { name: "record-ttl-millis", value: "500" },
    ]);
    expect(resources.get(`aws_dax_parameter_group.${LARGER}`)?.values["parameters"]).toEqual([
      { name: "query-ttl-millis", value: "300000" },
      { name: "record-ttl-millis", value: "300000" },
    ]);
  });

  test("has no name longer than AWS takes", () => {
    expect(resources.get(`aws_dax_cluster.${LARGER}`)?.values["cluster_name"]).toBe("cached-larger-0dbc63");
  });

  test("is found by applications in a parameter, as an endpoint with TLS", () => {
    expect(resources.get("aws_ssm_parameter.reads")?.values).toMatchObject({
      name: "/dynamodb/cached/caches/reads/endpoint",
      type: "SecureString",
      key_id: "alias/aws/ssm",
      value: "daxs://${aws_dax_cluster.reads.cluster_address}",
    });
  });

  test("is never built from the endpoint that has no scheme", () => {
    const { stacks } = synthesizeIntoFolder({ environments: [cached] });
    const hcl = stacks.map((stack) => stack.hcl).join("\n");
    expect(hcl).not.toContain("configuration_endpoint");
    expect(hcl).toContain('output "reads_endpoint"');
  });

  test("is not replaced in place, but in development", () => {
    expect(resources.get(`aws_dax_cluster.${READS}`)?.lifecycle).toEqual({ prevent_destroy: true });
    const development = resourcesIn(cachedInDevelopment, "cache").get("aws_dax_cluster.prices");
    expect(development?.lifecycle).toBeUndefined();
    expect(development?.values).toMatchObject({
      node_type: "dax.t3.small",
      replication_factor: 1,
      maintenance_window: "sun:03:00-sun:04:00",
    });
  });
});

describe("the role of a cluster", () => {
  const statements = statementsOf(resources.get("aws_iam_policy.reads"));

  test("is taken on by the service for this account alone", () => {
    const trust = JSON.parse(String(resources.get("aws_iam_role.reads")?.values["assume_role_policy"])) as unknown;
    expect(trust).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AssumeRole",
          Effect: "Allow",
          Principal: { Service: "dax.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": "555555555555" } },
        },
      ],
    });
  });

  test("reads the tables that the cluster serves, and their indexes, and no others", () => {
    expect(statements["ReadItems"]).toEqual({
      Effect: "Allow",
      Action: ["dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:DescribeTable", "dynamodb:GetItem"],
      Resource: [arn("catalogue.v1"), arn("prices")],
    });
    expect(statements["Query"]).toEqual({
      Effect: "Allow",
      Action: ["dynamodb:Query"],
      Resource: [arn("catalogue.v1"), `${arn("catalogue.v1")}/index/*`, arn("prices"), `${arn("prices")}/index/*`],
    });
  });

  test("scans only where somebody has accepted that", () => {
    expect(statements["ScanWhereAccepted"]).toEqual({
      Effect: "Allow",
      Action: ["dynamodb:Scan"],
      Resource: [arn("catalogue.v1"), `${arn("catalogue.v1")}/index/*`],
    });
    const larger = statementsOf(resources.get(`aws_iam_policy.${LARGER}`));
    expect(Object.keys(larger)).toEqual([
      "ReadItems",
      "Query",
      "WriteThrough",
      "UseKeyThroughDynamoDb",
      "DenyRequestsWithoutTls",
    ]);
  });

  test("writes only with write-through", () => {
    expect(statements["WriteThrough"]).toBeUndefined();
    expect(statementsOf(resources.get(`aws_iam_policy.${LARGER}`))["WriteThrough"]).toEqual({
      Effect: "Allow",
      Action: ["dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
      Resource: [arn("prices")],
    });
  });

  test("uses the keys of these tables, known by their aliases, and only through DynamoDB", () => {
    expect(statements["UseKeyThroughDynamoDb"]).toEqual({
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: ["arn:aws:kms:us-east-1:555555555555:key/*"],
      Condition: {
        StringEquals: { "kms:ViaService": ["dynamodb.us-east-1.amazonaws.com"] },
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/cached-data", "alias/cached-global-data"] },
      },
    });
    expect(statementsOf(resources.get(`aws_iam_policy.${LARGER}`))["UseKeyThroughDynamoDb"]).toMatchObject({
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
    });
    const aliases = [...resourcesIn(cached, "tables").values()]
      .filter(({ type }) => type === "aws_kms_alias")
      .map(({ values }) => values["name"]);
    expect(aliases).toEqual(expect.arrayContaining(["alias/cached-data", "alias/cached-global-data"]));
  });

  test("may do nothing without a resource, and nothing by a wildcard", () => {
    for (const [address, resource] of resources) {
      if (resource.type !== "aws_iam_policy") continue;
      const allowed = policyOf(resource).Statement.filter(({ Effect }) => Effect === "Allow");
      expect(allowed).not.toEqual([]);
      for (const { Action, Resource } of allowed) {
        expect([address, Action, Resource].flat().filter((each) => each === "*")).toEqual([]);
        expect([address, ...[Action].flat().filter((each) => /(^|:)\*/.test(String(each)))]).toEqual([address]);
      }
    }
  });
});

describe("the security groups of a cluster", () => {
  const ofType = (type: string) => [...resources.values()].filter((each) => each.type === type);

  test("are in the VPC and say what they are for", () => {
    expect(resources.get("aws_security_group.reads")?.values).toMatchObject({
      name: "dax-cached-reads",
      description: "Nodes of the DAX cluster cached-reads",
      vpc_id: "vpc-0a1b2c3d4e5f60718",
    });
    expect(resources.get("aws_security_group.reads_clients")?.values).toMatchObject({
      name: "dax-cached-reads-clients",
      description: "Clients of the DAX cluster cached-reads",
      vpc_id: "vpc-0a1b2c3d4e5f60718",
    });
  });

  test("let whatever carries the client group through to the nodes, at both ends of the wire", () => {
    const TLS = { ip_protocol: "tcp", from_port: 9111, to_port: 9111 };
    for (const name of ["reads", LARGER]) {
      const [nodes, clients] = [`\${aws_security_group.${name}.id}`, `\${aws_security_group.${name}_clients.id}`];
      const rule = (direction: string, id: string) =>
        resources.get(`aws_vpc_security_group_${direction}_rule.${name}_${id}`)?.values;
      expect(rule("egress", "clients_to_nodes")).toMatchObject({
        ...TLS,
        security_group_id: clients,
        referenced_security_group_id: nodes,
      });
      expect(rule("ingress", "from_clients")).toMatchObject({
        ...TLS,
        security_group_id: nodes,
        referenced_security_group_id: clients,
      });
    }
  });

  test("let each client that is named in on the port of TLS", () => {
    const TLS = { ip_protocol: "tcp", from_port: 9111, to_port: 9111 };
    expect(resources.get("aws_vpc_security_group_ingress_rule.reads_from_sg-0a1b2c3d4e5f60718")?.values).toMatchObject({
      ...TLS,
      referenced_security_group_id: "sg-0a1b2c3d4e5f60718",
    });
    expect(resources.get("aws_vpc_security_group_ingress_rule.reads_from_10_20_0_0_16")?.values).toMatchObject({
      ...TLS,
      cidr_ipv4: "10.20.0.0/16",
    });
    expect(ofType("aws_vpc_security_group_ingress_rule")).toHaveLength(4);
  });

  test("let the nodes out to DynamoDB alone", () => {
    const nodes = ["reads", LARGER].map((name) => `\${aws_security_group.${name}.id}`);
    const out = ofType("aws_vpc_security_group_egress_rule").filter(({ values }) =>
      nodes.includes(String(values["security_group_id"])),
    );
    expect(out).toHaveLength(2);
    for (const { values } of out) {
      expect(values).toMatchObject({
        ip_protocol: "tcp",
        from_port: 443,
        to_port: 443,
        prefix_list_id: "${data.aws_prefix_list.dynamodb.id}",
      });
    }
  });
});

describe("the stack", () => {
  const stacksOf = (environment: Environment) =>
    synthesizeIntoFolder({ environments: [environment] }).stacks.map(({ name }) => name);

  test("is there where caches are, and stays empty until the last one is destroyed", () => {
    expect(stacksOf(cached)).toContain("cached-cache");
    expect(stacksOf({ ...cached, caches: undefined })).not.toContain("cached-cache");
    expect(stacksOf({ ...cached, caches: [] })).toContain("cached-cache");
    expect([...resourcesIn({ ...cached, caches: [] }, "cache").keys()]).toEqual([]);
  });

  test("has nothing left of a cluster that is removed, and everything as it was of the other", () => {
    const without = resourcesIn({ ...cached, caches: [CACHES.larger] }, "cache");
    const remaining = [...resources].filter(([address]) => !/\.reads(_|$)/.test(address));
    expect([...without]).toEqual(remaining);
  });

  test("accepts a single node in development, for a reason, and nowhere else", () => {
    const { stacks } = synthesizeIntoFolder({ environments: [cached, cachedInDevelopment] });
    const accepted = stacks.flatMap(({ judgements }) => judgements.filter(({ status }) => status === "accepted"));
    expect(accepted.filter(({ control }) => control.id.startsWith("dax"))).toEqual([
      expect.objectContaining({ address: "aws_dax_cluster.prices", reason: expect.stringContaining("zone") as string }),
    ]);
  });
});

describe("the summary", () => {
  const { stacks } = synthesizeIntoFolder({ environments: [cached, cachedInDevelopment] });
  const lines = summaryOf(stacks, [], "out").split("\n");

  test("counts caches, and says of each how large it is and what it needs", () => {
    expect(lines).toContainEqual(expect.stringMatching(/^cached-cache +\d+ resources +2 caches +us-east-1/));
    expect(lines).toContainEqual(
      "the cache reads of cached: 3 × dax.r7i.large, 16 GiB each; the declared peaks need 86 normalized requests " +
        "a second of 225,000, room for peaks and a lost node included",
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^the cache prices of cached-dev: 1 × dax\.t3\.small, 2 GiB each; .* test it$/),
    );
  });

  test("says once for each choice why it is no Graviton", () => {
    const notes = lines.filter((line) => line.includes("Graviton"));
    expect(notes).toEqual([
      expect.stringMatching(
        /^dax\.r7i was chosen: AWS's price list of .* has no Graviton node type for DAX in any Region$/,
      ),
      expect.stringMatching(/^dax\.t3 was chosen: /),
    ]);
    const explicit = { ...cached, caches: [{ ...CACHES.reads, nodeType: "dax.r7i.large" }] };
    expect(CACHES.reads).not.toHaveProperty("nodeType", AUTOMATIC);
    expect(summaryOf(synthesizeIntoFolder({ environments: [explicit] }).stacks, [], "out")).not.toContain("Graviton");
  });
});
