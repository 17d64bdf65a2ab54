import { DataAwsPrefixList } from "@cdktf/provider-aws/lib/data-aws-prefix-list";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { ResolvedCache } from "../../model/resolve/resolved";

/** The port of a cluster with TLS; 8111, the one without, stays closed. */
const DAX = { ipProtocol: "tcp", fromPort: 9111, toPort: 9111 };
const HTTPS = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

export interface CacheSecurityGroupsProps {
  readonly cache: ResolvedCache;
  /** The addresses of DynamoDB in the Region. */
  readonly dynamodb: DataAwsPrefixList;
}

/**
 * The security groups on both ends of the wire. The nodes take connections from the client group and from the clients
 * that the environment names, and open connections to DynamoDB; nothing else, either way. A client carries the client
 * group, which opens connections to the nodes and to nothing else, beside the network's for DynamoDB itself.
 *
 * The client group is made here and not with the network, so that both ends of a rule are in one state: neither stack
 * has to know an id of the other's, and a group of somebody else is never changed.
 */
export class CacheSecurityGroups extends Construct {
  readonly nodeGroupId: string;
  readonly clientGroupId: string;

  constructor(scope: Construct, id: string, { cache, dynamodb }: CacheSecurityGroupsProps) {
    super(scope, id);
    const { clusterName, clients, network } = cache;
    const nodes = this.group("", cache.securityGroupName, `Nodes of the DAX cluster ${clusterName}`, network.vpcId);
    const client = this.group(
      "clients",
      cache.clientGroupName,
      `Clients of the DAX cluster ${clusterName}`,
      network.vpcId,
    );
    new VpcSecurityGroupEgressRule(this, "clients_to_nodes", {
      ...DAX,
      securityGroupId: client.id,
      referencedSecurityGroupId: nodes.id,
      description: `TLS to the nodes of ${clusterName}`,
    });
    this.admit(nodes, "clients", { referencedSecurityGroupId: client.id }, "clients that carry the client group");
    for (const cidr of clients.cidrs) {
      this.admit(nodes, cidr.replaceAll(/[./]/g, "_"), { cidrIpv4: cidr }, `clients in ${cidr}`);
    }
    for (const group of clients.securityGroupIds) {
      this.admit(nodes, group, { referencedSecurityGroupId: group }, `clients that carry ${group}`);
    }
    new VpcSecurityGroupEgressRule(this, "to_dynamodb", {
      ...HTTPS,
      securityGroupId: nodes.id,
      prefixListId: dynamodb.id,
      description: "HTTPS to DynamoDB",
    });
    this.nodeGroupId = nodes.id;
    this.clientGroupId = client.id;
  }

  private group(id: string, name: string, description: string, vpcId: string): SecurityGroup {
    return new SecurityGroup(this, `${id}$group`, { name, description, vpcId, tags: { Name: name } });
  }

  private admit(
    nodes: SecurityGroup,
    id: string,
    source: { readonly cidrIpv4: string } | { readonly referencedSecurityGroupId: string },
    who: string,
  ): void {
    new VpcSecurityGroupIngressRule(this, `from_${id}`, {
      ...DAX,
      ...source,
      securityGroupId: nodes.id,
      description: `TLS from ${who}`,
    });
  }
}
