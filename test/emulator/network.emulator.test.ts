import {
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeFlowLogsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
  VpcEndpoint,
} from "@aws-sdk/client-ec2";
import { Environment } from "../../model/environment";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { environmentNamed } from "../support/environment-named";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";
import { lookInto } from "./account";
import { deployment } from "./deployment";
import { missingEmulator } from "./emulator";

jest.setTimeout(600_000);

const CREATED = ["dev", "test"].map(environmentNamed);
const PROD = environmentNamed("prod");
const NO_CHANGES = { exitCode: 0, output: expect.stringContaining("No changes.") as string };

/** AWS names a deleted endpoint for a while; so does the emulator, in lower case, which the SDK does not expect. */
function isDeleted({ State }: VpcEndpoint): boolean {
  return State?.toLowerCase() === "deleted";
}

describeWhere("networks in the emulator", missingTerraform() ?? missingEmulator(), () => {
  const deployed = deployment();

  beforeAll(() => {
    process.stderr.write(
      "the emulator stores endpoint policies and security groups and enforces neither, invents the names of " +
        "endpoints and forgets descriptions of rules on prefix lists (the tests' proxy puts them back): what the " +
        "policies do is judged in test/network\n",
    );
  });

  const plan = (stack: string) => deployed.project.plan(stack);
  const look = async ({ account, region }: Environment): Promise<EC2Client> =>
    (await lookInto(deployed.url, account, region)).ec2;

  async function output(stack: string, name: string): Promise<unknown> {
    const { output: text } = await deployed.project.terraform(stack, ["output", "-json", name]);
    return JSON.parse(text) as unknown;
  }

  async function expectDeployed(stack: string, name?: string): Promise<void> {
    const { exitCode, output: text } = await deployed.project.cdktf("deploy", [stack], name);
    expect({ exitCode, output: exitCode === 0 ? "" : text.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
  }

  /** The endpoints of a VPC by service and kind. */
  async function endpointsOf(ec2: EC2Client, vpcId: unknown): Promise<Record<string, VpcEndpoint>> {
    const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand({}));
    return Object.fromEntries(
      VpcEndpoints.filter((each) => each.VpcId === vpcId && !isDeleted(each)).map((each) => [
        `${each.ServiceName ?? ""} ${each.VpcEndpointType ?? ""}`,
        each,
      ]),
    );
  }

  /** Every endpoint lets this environment's tables through, under a condition, and nothing without TLS. */
  function expectLimited(endpoints: Record<string, VpcEndpoint>, environment: Environment): void {
    const [ours] = resolveEnvironment(environment).tables;
    for (const { PolicyDocument = "{}" } of Object.values(endpoints)) {
      const { Statement } = JSON.parse(PolicyDocument) as { Statement: readonly Record<string, unknown>[] };
      expect(Statement.at(-1)).toMatchObject({
        Effect: "Deny",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      });
      for (const statement of Statement.slice(0, -1)) {
        expect(statement).toMatchObject({
          Condition: { StringEquals: { "aws:PrincipalAccount": environment.account } },
        });
      }
      expect(PolicyDocument).toContain(ours?.arn);
    }
  }

  describe.each(CREATED)("the network of $name, in a VPC of its own", (environment) => {
    const stack = `${environment.name}-network`;
    const network = resolveEnvironment(environment).network;
    const subnets = network?.vpc.kind === "created" ? network.vpc.subnets : [];

    test("is deployed before any table, after the ceiling of its role", async () => {
      await expectDeployed(`${environment.name}-access`);
      await expectDeployed(stack);
    });

    test("has private subnets in three zones, closed by default and logged", async () => {
      const ec2 = await look(environment);
      const vpcId = String(await output(stack, "vpc_id"));
      const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
      const own = Subnets.filter((subnet) => subnet.VpcId === vpcId);
      expect(own.map(({ AvailabilityZone, CidrBlock }) => [AvailabilityZone, CidrBlock]).sort()).toEqual(
        subnets.map(({ zone, cidr }) => [zone, cidr]),
      );
      expect(own.filter((subnet) => subnet.MapPublicIpOnLaunch === true)).toEqual([]);
      const support = await ec2.send(new DescribeVpcAttributeCommand({ VpcId: vpcId, Attribute: "enableDnsSupport" }));
      expect(support.EnableDnsSupport?.Value).toBe(true);
      const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
      const closed = SecurityGroups.find((group) => group.VpcId === vpcId && group.GroupName === "default");
      expect(closed).toMatchObject({ IpPermissions: [], IpPermissionsEgress: [] });
      const { FlowLogs = [] } = await ec2.send(new DescribeFlowLogsCommand({}));
      expect(FlowLogs.filter((log) => log.ResourceId === vpcId)).toMatchObject([{ TrafficType: "ALL" }]);
    });

    test("has its endpoints, each with a policy of its own and no private DNS", async () => {
      const ec2 = await look(environment);
      const endpoints = await endpointsOf(ec2, await output(stack, "vpc_id"));
      const wanted = (network?.interfaceEndpoints ?? []).map((each) => `com.amazonaws.eu-west-1.${each} Interface`);
      expect(Object.keys(endpoints).sort()).toEqual(["com.amazonaws.eu-west-1.dynamodb Gateway", ...wanted].sort());
      expectLimited(endpoints, environment);
      for (const name of wanted) {
        expect(endpoints[name]?.PrivateDnsEnabled).toBe(false);
        expect(endpoints[name]?.SubnetIds).toHaveLength(3);
      }
      const gateway = endpoints["com.amazonaws.eu-west-1.dynamodb Gateway"];
      expect(gateway?.RouteTableIds).toHaveLength(1);
      expect(await output(stack, "vpc_endpoint_ids")).toEqual([gateway?.VpcEndpointId]);
      expect(await output(stack, "dynamodb_endpoint_url")).toBe("https://dynamodb.eu-west-1.amazonaws.com");
    });

    test("lets clients out to DynamoDB alone, and nobody in but clients", async () => {
      const ec2 = await look(environment);
      const vpcId = await output(stack, "vpc_id");
      const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
      for (const group of SecurityGroups.filter((each) => each.VpcId === vpcId)) {
        const rules = [...(group.IpPermissions ?? []), ...(group.IpPermissionsEgress ?? [])];
        expect(JSON.stringify(rules)).not.toMatch(/0\.0\.0\.0\/0|::\/0/);
        expect(rules.filter(({ FromPort, ToPort }) => FromPort !== 443 || ToPort !== 443)).toEqual([]);
      }
      const clients = SecurityGroups.find((group) => group.GroupName === `${environment.name}-dynamodb-clients`);
      expect(clients?.GroupId).toBe(await output(stack, "client_security_group_id"));
      expect(clients?.IpPermissions).toEqual([]);
      const targets = clients?.IpPermissionsEgress?.flatMap((rule) => [
        ...(rule.PrefixListIds ?? []).map(() => "prefix list"),
        ...(rule.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
      ]);
      const endpoints = SecurityGroups.find((group) => group.GroupName === `${environment.name}-dynamodb-endpoints`);
      const toEndpoints = network?.interfaceEndpoints.length === 0 ? [] : [endpoints?.GroupId];
      expect(targets?.sort()).toEqual(["prefix list", ...toEndpoints].sort());
    });

    test("needs no second apply", async () => {
      expect(await plan(stack)).toMatchObject(NO_CHANGES);
    });

    test("is destroyed, and nothing is left", async () => {
      const vpcId = await output(stack, "vpc_id");
      expect(await deployed.project.cdktf("destroy", [stack])).toMatchObject({ exitCode: 0 });
      const ec2 = await look(environment);
      const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
      expect(Vpcs.filter((vpc) => vpc.VpcId === vpcId)).toEqual([]);
      expect(await endpointsOf(ec2, vpcId)).toEqual({});
    });
  });

  describe("the network of production, in the VPC of a landing zone", () => {
    let vpcId: string;

    beforeAll(async () => {
      const ec2 = await look(PROD);
      const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.100.0.0/16" }));
      vpcId = Vpc?.VpcId ?? "";
      const subnets = await Promise.all(
        ["a", "b", "c"].map((letter, position) =>
          ec2.send(
            new CreateSubnetCommand({
              VpcId: vpcId,
              CidrBlock: `10.100.${position}.0/24`,
              AvailabilityZone: `${PROD.region}${letter}`,
            }),
          ),
        ),
      );
      const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpcId }));
      const group = await ec2.send(
        new CreateSecurityGroupCommand({ VpcId: vpcId, GroupName: "functions", Description: "Lambda functions" }),
      );
      process.env["LANDING_ZONE"] = JSON.stringify({
        vpcId,
        subnetIds: subnets.map(({ Subnet }) => Subnet?.SubnetId),
        routeTableIds: [RouteTable?.RouteTableId],
        clients: { cidrs: ["10.100.0.0/20"], securityGroupIds: [group.GroupId] },
      });
    });

    afterAll(() => {
      delete process.env["LANDING_ZONE"];
    });

    test("is deployed into what is there, and touches nothing else", async () => {
      await expectDeployed("prod-network", "landing-zone");
      const endpoints = await endpointsOf(await look(PROD), vpcId);
      expect(Object.keys(endpoints).sort()).toEqual([
        "com.amazonaws.eu-west-1.dynamodb Gateway",
        "com.amazonaws.eu-west-1.dynamodb Interface",
        "com.amazonaws.eu-west-1.dynamodb-streams Interface",
      ]);
      expectLimited(endpoints, PROD);
      const url = await output("prod-network", "dynamodb_interface_endpoint_url");
      const { VpcEndpointId = "" } = endpoints["com.amazonaws.eu-west-1.dynamodb Interface"] ?? {};
      expect(url).toContain(`https://${VpcEndpointId}-`);
      expect(await output("prod-network", "vpc_endpoint_ids")).toHaveLength(2);
      expect(await plan("prod-network")).toMatchObject(NO_CHANGES);
    });

    test("is destroyed, and the landing zone stays", async () => {
      expect(await deployed.project.cdktf("destroy", ["prod-network"], "landing-zone")).toMatchObject({ exitCode: 0 });
      const ec2 = await look(PROD);
      expect(await endpointsOf(ec2, vpcId)).toEqual({});
      const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
      expect(Vpcs.map((vpc) => vpc.VpcId)).toContain(vpcId);
    });
  });
});
