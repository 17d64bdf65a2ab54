import {
  DAXClient,
  DescribeClustersCommand,
  DescribeParametersCommand,
  DescribeSubnetGroupsCommand,
} from "@aws-sdk/client-dax";
import { DescribeSecurityGroupRulesCommand, EC2Client, SecurityGroupRule } from "@aws-sdk/client-ec2";
import { GetPolicyCommand, GetPolicyVersionCommand, GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { ListAttachedRolePoliciesCommand } from "@aws-sdk/client-iam";
import { Credentials } from "./account";

/** Clients for what a cache consists of, in one account and Region. */
export interface CacheAccount {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly dax: DAXClient;
  readonly ec2: EC2Client;
  readonly iam: IAMClient;
}

export function cacheAccount(endpoint: string, region: string, credentials: Credentials): CacheAccount {
  const common = { endpoint, region, credentials };
  const clients = { dax: new DAXClient(common), ec2: new EC2Client(common), iam: new IAMClient(common) };
  return { ...common, ...clients };
}

/** What the account says of a cluster, in the words of the model. */
export async function readCluster({ dax }: CacheAccount, clusterName: string) {
  const { Clusters = [] } = await dax.send(new DescribeClustersCommand({ ClusterNames: [clusterName] }));
  const [cluster = {}] = Clusters;
  const ParameterGroupName = cluster.ParameterGroup?.ParameterGroupName ?? "";
  const SubnetGroupNames = [cluster.SubnetGroup ?? ""];
  const [{ Parameters = [] }, { SubnetGroups = [] }] = await Promise.all([
    dax.send(new DescribeParametersCommand({ ParameterGroupName })),
    dax.send(new DescribeSubnetGroupsCommand({ SubnetGroupNames })),
  ]);
  const parameter = (name: string) =>
    Number(Parameters.find(({ ParameterName }) => ParameterName === name)?.ParameterValue);
  return {
    clusterName: cluster.ClusterName,
    nodeType: cluster.NodeType,
    nodes: cluster.TotalNodes,
    encryption: [cluster.ClusterEndpointEncryptionType, cluster.SSEDescription?.Status],
    maintenanceWindow: cluster.PreferredMaintenanceWindow,
    roleArn: cluster.IamRoleArn,
    itemTtl: parameter("record-ttl-millis"),
    queryTtl: parameter("query-ttl-millis"),
    subnetIds: (SubnetGroups[0]?.Subnets ?? []).map(({ SubnetIdentifier = "" }) => SubnetIdentifier),
    address: cluster.ClusterDiscoveryEndpoint?.Address ?? "",
    securityGroupId: cluster.SecurityGroups?.[0]?.SecurityGroupIdentifier ?? "",
  };
}

function sourceOf(rule: SecurityGroupRule): string {
  return rule.ReferencedGroupInfo?.GroupId ?? rule.CidrIpv4 ?? rule.PrefixListId ?? "";
}

/** The rules of a security group: `in tcp 9111-9111 sg-...`. */
export async function readRules({ ec2 }: CacheAccount, groupId: string): Promise<string[]> {
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [groupId] }] }),
  );
  return SecurityGroupRules.map((rule) => {
    const direction = rule.IsEgress === true ? "out" : "in";
    return `${direction} ${rule.IpProtocol} ${rule.FromPort}-${rule.ToPort} ${sourceOf(rule)}`;
  }).sort();
}

/** The trust and the boundary of a role, and the statements of the policies that are attached to it. */
export async function readRole({ iam }: Pick<CacheAccount, "iam">, RoleName: string) {
  const [{ Role }, { AttachedPolicies = [] }] = await Promise.all([
    iam.send(new GetRoleCommand({ RoleName })),
    iam.send(new ListAttachedRolePoliciesCommand({ RoleName })),
  ]);
  const documents = await Promise.all(AttachedPolicies.map(({ PolicyArn = "" }) => policyDocument(iam, PolicyArn)));
  return {
    trust: decoded(Role?.AssumeRolePolicyDocument),
    boundary: Role?.PermissionsBoundary?.PermissionsBoundaryArn,
    statements: documents.flatMap(({ Statement }) => Statement),
  };
}

interface Document {
  readonly Statement: readonly { readonly Sid: string; readonly Resource?: unknown }[];
}

function decoded(document = ""): Document {
  return JSON.parse(decodeURIComponent(document)) as Document;
}

async function policyDocument(iam: IAMClient, PolicyArn: string): Promise<Document> {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const version = new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId });
  return decoded((await iam.send(version)).PolicyVersion?.Document);
}

/** A parameter as an application reads it. */
export async function readParameter(account: CacheAccount, name: string): Promise<unknown> {
  const scope = `${account.credentials.accessKeyId}/20260101/${account.region}/ssm/aws4_request`;
  const response = await fetch(account.endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AmazonSSM.GetParameter",
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify({ Name: name, WithDecryption: true }),
  });
  return ((await response.json()) as { Parameter?: unknown }).Parameter;
}
