import { Alerts } from "../../model/alerts";
import { Capacity } from "../../model/capacity";
import { deploy } from "../../model/deployment";
import { Environment } from "../../model/environment";
import { Network } from "../../model/network";
import { ledger, orders } from "../support/all-features";
import { policyOf, resourcesIn } from "../support/resources";
import { synthesizeIntoFolder } from "../support/synthesized";

const base: Environment = {
  name: "unit",
  stage: "test",
  account: "555555555555",
  region: "eu-west-1",
  costCenter: "tests",
  alerts: Alerts.created({ emails: ["tests@example.com"] }),
  tables: [deploy(orders, { capacity: Capacity.onDemand() }), deploy(ledger, { capacity: Capacity.onDemand() })],
};
const IDS = {
  vpcId: "vpc-0a1b2c3d",
  subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
  routeTableIds: ["rtb-0a1b2c3d", "rtb-0a1b2c3e"],
};
const networkOf = (network: Network, overrides: Partial<Environment> = {}) =>
  resourcesIn({ ...base, network, ...overrides }, "network");
const typesOf = (resources: ReturnType<typeof networkOf>) => new Set([...resources.values()].map(({ type }) => type));

describe("a network in an existing VPC", () => {
  const plain = networkOf(Network.existing(IDS));
  const full = networkOf(
    Network.existing({
      ...IDS,
      interfaceEndpoints: ["dynamodb", "dynamodb-streams"],
      clients: { cidrs: ["10.0.0.0/24"], securityGroupIds: ["sg-0a1b2c3d"] },
    }),
  );

  test("adds a gateway endpoint and the clients' group, and leaves the VPC alone", () => {
    expect([...plain.keys()].sort()).toEqual([
      "aws_security_group.dynamodb_clients",
      "aws_vpc_endpoint.dynamodb_gateway",
      "aws_vpc_security_group_egress_rule.dynamodb_clients_to_gateway",
    ]);
    expect(plain.get("aws_vpc_endpoint.dynamodb_gateway")?.values).toMatchObject({
      vpc_id: IDS.vpcId,
      vpc_endpoint_type: "Gateway",
      service_name: "com.amazonaws.eu-west-1.dynamodb",
      route_table_ids: IDS.routeTableIds,
    });
  });

  test.each(["dynamodb", "dynamodb-streams"])("has an interface endpoint for %s without private DNS", (service) => {
    const address = `aws_vpc_endpoint.${service.replaceAll("-", "_")}_interface`;
    expect(full.get(address)?.values).toMatchObject({
      vpc_endpoint_type: "Interface",
      service_name: `com.amazonaws.eu-west-1.${service}`,
      subnet_ids: IDS.subnetIds,
      private_dns_enabled: false,
      security_group_ids: ["${aws_security_group.dynamodb_endpoints.id}"],
    });
  });

  test("lets exactly the named clients in, and clients out to DynamoDB alone", () => {
    const rules = [...full.values()].filter(({ type }) => type.startsWith("aws_vpc_security_group_"));
    const ends = rules.map(({ type, values }) => [
      type.includes("egress") ? "out of" : "into",
      String(values["security_group_id"]).replace(/^\$\{aws_security_group\.|\.id\}$/g, ""),
      values["cidr_ipv4"] ?? values["referenced_security_group_id"] ?? values["prefix_list_id"],
    ]);
    expect(ends).toEqual([
      ["out of", "dynamodb_clients", "${aws_security_group.dynamodb_endpoints.id}"],
      ["into", "dynamodb_endpoints", "${aws_security_group.dynamodb_clients.id}"],
      ["into", "dynamodb_endpoints", "10.0.0.0/24"],
      ["into", "dynamodb_endpoints", "sg-0a1b2c3d"],
      ["out of", "dynamodb_clients", "${aws_vpc_endpoint.dynamodb_gateway.prefix_list_id}"],
    ]);
    for (const { values } of rules) expect(values).toMatchObject({ ip_protocol: "tcp", from_port: 443, to_port: 443 });
  });

  test("can do without the gateway endpoint where the VPC has one", () => {
    const without = networkOf(
      Network.existing({
        ...IDS,
        gatewayEndpoint: false,
        interfaceEndpoints: ["dynamodb"],
        clients: { cidrs: ["10.0.0.0/24"] },
      }),
    );
    expect([...without.keys()].filter((address) => address.includes("gateway"))).toEqual([]);
  });
});

describe("a network in a VPC of its own", () => {
  const created = networkOf(Network.created({ cidr: "10.0.0.0/22" }));

  test("has a quarter of the range in each of the first three zones", () => {
    expect(["a", "b", "c"].map((letter) => created.get(`aws_subnet.private_${letter}`)?.values)).toMatchObject([
      { availability_zone: "eu-west-1a", cidr_block: "10.0.0.0/24", map_public_ip_on_launch: false },
      { availability_zone: "eu-west-1b", cidr_block: "10.0.1.0/24", map_public_ip_on_launch: false },
      { availability_zone: "eu-west-1c", cidr_block: "10.0.2.0/24", map_public_ip_on_launch: false },
    ]);
  });

  test("has the zones that are named", () => {
    const named = networkOf(Network.created({ cidr: "10.0.0.0/24", zones: ["eu-west-1a", "eu-west-1d"] }));
    expect([...named.keys()].filter((address) => address.startsWith("aws_subnet."))).toEqual([
      "aws_subnet.private_a",
      "aws_subnet.private_d",
    ]);
  });

  test("has no way to the internet", () => {
    const types = typesOf(created);
    for (const way of ["aws_internet_gateway", "aws_nat_gateway", "aws_route", "aws_egress_only_internet_gateway"]) {
      expect(types).not.toContain(way);
    }
    expect(created.get("aws_route_table.private")?.values["route"]).toBeUndefined();
  });

  test("is logged for a year, under a key that only this log group may use", () => {
    expect(created.get("aws_flow_log.private_flow_logs")?.values).toMatchObject({ traffic_type: "ALL" });
    expect(created.get("aws_cloudwatch_log_group.private_flow_logs")?.values).toMatchObject({
      retention_in_days: 365,
      kms_key_id: "${aws_kms_key.private_flow_logs.arn}",
    });
    const use = policyOf(created.get("aws_kms_key.private_flow_logs")).Statement[1];
    expect(use).toMatchObject({
      Principal: { Service: "logs.eu-west-1.amazonaws.com" },
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": [
            "arn:aws:logs:eu-west-1:555555555555:log-group:/unit/dynamodb/vpc-flow-logs",
          ],
        },
      },
    });
  });

  test("takes its own subnets for the clients of interface endpoints, unless others are named", () => {
    const ranges = (network: Network) =>
      [...networkOf(network).values()].flatMap(({ values }) => values["cidr_ipv4"] ?? []);
    const interfaceEndpoints = ["dynamodb"] as const;
    expect(ranges(Network.created({ cidr: "10.0.0.0/24", interfaceEndpoints }))).toEqual([
      "10.0.0.0/26",
      "10.0.0.64/26",
      "10.0.0.128/26",
    ]);
    const clients = { cidrs: ["10.9.0.0/24"] };
    expect(ranges(Network.created({ cidr: "10.0.0.0/24", interfaceEndpoints, clients }))).toEqual(["10.9.0.0/24"]);
  });
});

test("without tables, an endpoint lets nothing through", () => {
  const [endpoint] = [...networkOf(Network.existing(IDS), { tables: [] }).values()].filter(
    ({ type }) => type === "aws_vpc_endpoint",
  );
  expect(policyOf(endpoint).Statement.map(({ Effect }) => Effect)).toEqual(["Deny"]);
});

test("an environment without a network has no such stack", () => {
  expect(() => resourcesIn(base, "network")).toThrow("has no stack network");
});

test("features of tables do not raise the provider of the network", () => {
  const warm = Capacity.onDemand({ warmThroughput: { read: 13_000, write: 5_000 } });
  const environment = { ...base, network: Network.existing(IDS), tables: [deploy(ledger, { capacity: warm })] };
  const { stacks } = synthesizeIntoFolder({ environments: [environment] });
  const versions = new Map(stacks.map(({ name, stack }) => [name, stack.providerVersion]));
  expect(["unit-network", "unit-tables"].map((name) => [name, versions.get(name)])).toEqual([
    ["unit-network", ">= 5.100.0, < 7.0.0"],
    ["unit-tables", ">= 6.13.0, < 7.0.0"],
  ]);
});
