import { DescribeClustersCommand } from "@aws-sdk/client-dax";
import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeManagedPrefixListsCommand,
  DescribeSecurityGroupsCommand,
} from "@aws-sdk/client-ec2";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { environmentNamed } from "../support/environment-named";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";
import { lookInto } from "./account";
import { CacheAccount, cacheAccount, readCluster, readParameter, readRole, readRules } from "./cache-read-back";
import { deployment } from "./deployment";
import { missingEmulator, servesProduction } from "./emulator";

jest.setTimeout(600_000);

const prod = resolveEnvironment(environmentNamed("prod"));
const [cache = failed("prod has no cache")] = prod.caches ?? [];

function failed(message: string): never {
  throw new Error(message);
}

const missing =
  missingTerraform() ??
  missingEmulator() ??
  (servesProduction() ? undefined : "the endpoint serves no DAX subnet groups and parameter groups");

if (missing === undefined) {
  process.stderr.write(
    "the emulator knows no zones of nodes, permissions or notifications of a cluster: their arguments are " +
      "compared in the plan (npm run test:terraform)\n",
  );
}

describeWhere("caches in the emulator", missing, () => {
  const deployed = deployment();
  let account: CacheAccount;
  let subnetIds: string[];
  let client: string;

  beforeAll(async () => {
    const { credentials } = await lookInto(deployed.url, prod.account, prod.region);
    account = cacheAccount(deployed.url, prod.region, credentials);
    await makeNetwork();
  });

  afterAll(() => {
    delete process.env["CACHE_TEST"];
  });

  /** What a landing zone has made before: a VPC, subnets in three zones, a client's security group. */
  async function makeNetwork(): Promise<void> {
    const { ec2 } = account;
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.1.0.0/16" }));
    const vpcId = Vpc?.VpcId ?? "";
    const subnets = await Promise.all(
      ["a", "b", "c"].map((zone, position) =>
        ec2.send(
          new CreateSubnetCommand({
            VpcId: vpcId,
            CidrBlock: `10.1.${position}.0/24`,
            AvailabilityZone: `${prod.region}${zone}`,
          }),
        ),
      ),
    );
    subnetIds = subnets.map(({ Subnet }) => Subnet?.SubnetId ?? "");
    const group = { GroupName: "clients", Description: "Clients of a test", VpcId: vpcId };
    client = (await ec2.send(new CreateSecurityGroupCommand(group))).GroupId ?? "";
    const network = { vpcId, subnetIds, routeTableIds: ["rtb-0a1b2c3d"] };
    const topic = `arn:aws:sns:${prod.region}:${prod.account}:cache-alerts`;
    process.env["CACHE_TEST"] = JSON.stringify({ network, client, topic });
  }

  /** The id of a security group; nothing where there is no such group. */
  async function groupId(name: string): Promise<string> {
    const filter = { Name: "group-name", Values: [name] };
    const { SecurityGroups = [] } = await account.ec2.send(new DescribeSecurityGroupsCommand({ Filters: [filter] }));
    return SecurityGroups[0]?.GroupId ?? "";
  }

  test("cdktf deploy makes the cluster of production without any other stack of it", async () => {
    const { exitCode, output } = await deployed.project.cdktf("deploy", ["prod-cache"], "cached");
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
    expect(output).toMatch(/complaints_endpoint = "?daxs:\/\//);
  });

  test("the cluster is what the model asks for", async () => {
    const found = await readCluster(account, cache.clusterName);
    expect(found).toMatchObject({
      clusterName: cache.clusterName,
      nodeType: cache.nodeType,
      nodes: cache.nodes,
      encryption: ["TLS", "ENABLED"],
      maintenanceWindow: cache.maintenanceWindow,
      roleArn: `arn:aws:iam::${prod.account}:role/${cache.resourceName}`,
      itemTtl: cache.itemTtl,
      queryTtl: cache.queryTtl,
    });
    expect(found.subnetIds.sort()).toEqual([...subnetIds].sort());
  });

  test("its nodes are reached by the clients and reach DynamoDB, on one port each", async () => {
    const { securityGroupId } = await readCluster(account, cache.clusterName);
    const clientGroup = await groupId(cache.clientGroupName);
    const lists = await account.ec2.send(
      new DescribeManagedPrefixListsCommand({
        Filters: [{ Name: "prefix-list-name", Values: [`com.amazonaws.${prod.region}.dynamodb`] }],
      }),
    );
    expect(await readRules(account, securityGroupId)).toEqual(
      [
        `in tcp 9111-9111 ${client}`,
        "in tcp 9111-9111 10.1.0.0/24",
        `in tcp 9111-9111 ${clientGroup}`,
        `out tcp 443-443 ${lists.PrefixLists?.[0]?.PrefixListId ?? "none"}`,
      ].sort(),
    );
    expect(await readRules(account, clientGroup)).toEqual([`out tcp 9111-9111 ${securityGroupId}`]);
  });

  test("its role is the service's for this account, and is about the tables that it serves", async () => {
    const { trust, statements } = await readRole(account, cache.resourceName);
    expect(trust.Statement).toMatchObject([
      {
        Principal: { Service: "dax.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": prod.account } },
      },
    ]);
    const arns = cache.tables.flatMap(({ arn }) => [arn, `${arn}/index/*`]);
    const named = statements.flatMap(({ Resource }) => Resource).filter((arn) => String(arn).includes(":dynamodb:"));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((arn) => !arns.includes(String(arn)))).toEqual([]);
  });

  test("applications read its endpoint from the parameter, as one with TLS", async () => {
    const { address } = await readCluster(account, cache.clusterName);
    expect(address).not.toBe("");
    expect(await readParameter(account, cache.endpointParameter)).toMatchObject({
      Type: "SecureString",
      Value: `daxs://${address}`,
    });
  });

  test("a second plan finds no changes", async () => {
    const { exitCode, output } = await deployed.project.plan("prod-cache");
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
  });

  test("it is not destroyed in place, and goes with its place in the environment", async () => {
    const refused = await deployed.project.terraform("prod-cache", ["plan", "-destroy", "-input=false", "-no-color"]);
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain("Instance cannot be destroyed");

    const { exitCode, output } = await deployed.project.cdktf("deploy", ["prod-cache"], "without-caches");
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
    const { Clusters } = await account.dax.send(new DescribeClustersCommand({}));
    expect(Clusters).toEqual([]);
    expect(await groupId(cache.securityGroupName)).toBe("");
    expect(await groupId(cache.clientGroupName)).toBe("");
    expect(await readParameter(account, cache.endpointParameter)).toBeUndefined();
  });
});
