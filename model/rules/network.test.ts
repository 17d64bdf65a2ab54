import { Network } from "../network";
import { Replication } from "../replication";
import { aDeployment, anEnvironment, messages, places, problemsIn, problemsOfEnvironment } from "./fixtures";

const IDS = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
  routeTableIds: ["rtb-0a1b2c3d"],
};
const existing = (overrides: Partial<Parameters<typeof Network.existing>[0]> = {}) =>
  Network.existing({ ...IDS, ...overrides });
const created = (overrides: Partial<Parameters<typeof Network.created>[0]> = {}) =>
  Network.created({ cidr: "10.0.0.0/24", ...overrides });
const found = (network: Network) => places(problemsOfEnvironment({ network }));

describe("an existing network", () => {
  test("is taken as it is", () => {
    expect(found(existing())).toEqual([]);
    expect(
      found(
        existing({
          gatewayEndpoint: false,
          routeTableIds: [],
          interfaceEndpoints: ["dynamodb", "dynamodb-streams"],
          clients: { cidrs: ["10.0.0.0/8"], securityGroupIds: ["sg-0a1b2c3d"] },
          organizationId: "o-exampleorgid",
          vpcEndpointIds: ["vpce-0a1b2c3d4e5f60718"],
          operatorRoles: ["team/operator"],
        }),
      ),
    ).toEqual([]);
  });

  test.each([
    [{ vpcId: "my-vpc" }, "vpcId"],
    [{ vpcId: "vpc-0A1B2C3D" }, "vpcId"],
    [{ subnetIds: ["subnet-0a1b2c3d", "rtb-0a1b2c3e"] }, "subnetIds[1]"],
    [{ subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3d"] }, "subnetIds[1]"],
    [{ subnetIds: ["subnet-0a1b2c3d"] }, "subnetIds"],
    [{ subnetIds: [], interfaceEndpoints: ["dynamodb" as const], clients: { cidrs: ["10.0.0.0/24"] } }, "subnetIds"],
    [{ routeTableIds: ["rtb-1"] }, "routeTableIds[0]"],
    [{ routeTableIds: [] }, "routeTableIds"],
    [{ gatewayEndpoint: false }, "gatewayEndpoint"],
    [{ organizationId: "acme" }, "organizationId"],
    [{ vpcEndpointIds: ["vpc-0a1b2c3d"] }, "vpcEndpointIds[0]"],
    [{ vpcEndpointIds: [] }, "vpcEndpointIds"],
    [{ operatorRoles: ["arn:aws:iam::111122223333:role/operator"] }, "operatorRoles[0]"],
    [{ operatorRoles: ["operator", "operator"] }, "operatorRoles[1]"],
  ])("with %j is refused at %s", (overrides, place) => {
    expect(found(existing(overrides))).toEqual([`error test.network.${place}`]);
  });
});

describe("a network that is created", () => {
  test.each([
    created(),
    created({ cidr: "172.16.0.0/16", zones: ["eu-west-1a", "eu-west-1c"] }),
    // What runs in the VPC is who it was made for.
    created({ interfaceEndpoints: ["dynamodb-streams"] }),
  ])("is sound: %j", (network) => {
    expect(found(network)).toEqual([]);
  });

  test.each([
    [{ cidr: "10.0.0.0" }, "cidr"],
    [{ cidr: "10.0.0.1/24" }, "cidr"],
    [{ cidr: "10.0.0.0/15" }, "cidr"],
    [{ cidr: "10.0.0.0/25" }, "cidr"],
    [{ cidr: "8.8.8.0/24" }, "cidr"],
    [{ cidr: "nonsense", interfaceEndpoints: ["dynamodb" as const] }, "cidr"],
    [{ zones: ["eu-west-1a"] }, "zones"],
    [{ zones: ["eu-west-1a", "eu-west-1a"] }, "zones[1]"],
    [{ zones: ["eu-west-1a", "eu-west-2b"] }, "zones[1]"],
    [{ zones: ["eu-west-1a", "eu-west-1"] }, "zones[1]"],
  ])("with %j is refused at %s", (overrides, place) => {
    expect(found(created(overrides))).toEqual([`error test.network.${place}`]);
  });
});

describe("interface endpoints", () => {
  test("are for somebody", () => {
    const message = ["Nobody is named who may reach the interface endpoints."];
    const interfaceEndpoints = ["dynamodb"] as const;
    expect(messages(problemsOfEnvironment({ network: existing({ interfaceEndpoints }) }))).toEqual(message);
    for (const clients of [{}, { cidrs: [], securityGroupIds: [] }]) {
      expect(found(created({ interfaceEndpoints, clients }))).toEqual(["error test.network.clients"]);
    }
  });

  test.each([
    [{ cidrs: ["0.0.0.0/0"] }, "cidrs[0]"],
    [{ cidrs: ["10.0.0.0/24", "8.8.8.0/24"] }, "cidrs[1]"],
    [{ cidrs: ["10.0.0.0/24", "10.0.0.0/24"] }, "cidrs[1]"],
    [{ securityGroupIds: ["sg-x"] }, "securityGroupIds[0]"],
  ])("are not for %j", (clients, place) => {
    expect(found(created({ interfaceEndpoints: ["dynamodb"], clients }))).toEqual([
      `error test.network.clients.${place}`,
    ]);
  });

  test("are for services that have them, each once", () => {
    expect(found(created({ interfaceEndpoints: ["dynamodb", "dynamodb"] }))).toEqual([
      "error test.network.interfaceEndpoints[1]",
    ]);
    const unknown = { ...created(), interfaceEndpoints: ["dynamodb-stream"] };
    const problems = problemsIn({ ...anEnvironment(), network: unknown });
    expect(places(problems)).toEqual(["error test.network.interfaceEndpoints[0]"]);
    expect(problems[0]?.expected).toContain('did you mean "dynamodb-streams"?');
  });
});

describe("a table that demands the endpoint", () => {
  const problems = (network?: Network, overrides = {}) =>
    problemsOfEnvironment({ network, tables: [aDeployment({ onlyThrough: "vpc-endpoint", ...overrides })] });
  const place = 'test.tables["orders"]';
  const vpcEndpointIds = ["vpce-0a1b2c3d"];

  test("has it in an existing VPC, or in a created one whose endpoints are known", () => {
    expect(problems(existing())).toEqual([]);
    expect(problems(created({ vpcEndpointIds }))).toEqual([]);
  });

  test("is refused without a network, and where the ids are not known yet", () => {
    expect(places(problems())).toEqual([`error ${place}.onlyThrough`]);
    const unknown = problems(created());
    expect(places(unknown)).toEqual([`error ${place}.onlyThrough`]);
    expect(unknown[0]?.expected).toContain("the output vpc_endpoint_ids of test-network");
  });

  test("names the endpoints of its replicas too", () => {
    const replicated = (replica = {}) =>
      problems(existing(), { replication: Replication.eventual({ region: "eu-central-1", ...replica }) });
    const at = `error ${place}.replication.replicas[0].vpcEndpointIds`;
    expect(places(replicated())).toEqual([at]);
    expect(replicated({ vpcEndpointIds })).toEqual([]);
    expect(places(replicated({ vpcEndpointIds: ["x"] }))).toEqual([`${at}[0]`]);
    expect(places(replicated({ vpcEndpointIds: [] }))).toEqual([at]);
  });
});
