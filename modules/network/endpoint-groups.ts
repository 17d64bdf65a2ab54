import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { ResolvedNetwork } from "../../model/resolve/resolved";
import { networkNames } from "./network-names";

/** HTTPS: the only way to speak to DynamoDB. */
const HTTPS = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

export interface EndpointGroupsProps {
  /** The environment's name. */
  readonly name: string;
  readonly vpcId: string;
  readonly network: ResolvedNetwork;
}

/**
 * The security groups on both ends of the wire. A client, such as a Lambda function, carries the client group: it can
 * open connections to DynamoDB and to nothing else. The interface endpoints carry the endpoint group: they take
 * connections from the client group and from the clients that the environment names.
 *
 * Name resolution needs no rule: security groups do not filter requests to Amazon's own DNS server.
 */
export class EndpointGroups extends Construct {
  readonly clientGroupId: string;
  /** There is none where there is no interface endpoint. */
  readonly endpointGroupId?: string;

  constructor(scope: Construct, id: string, props: EndpointGroupsProps) {
    super(scope, id);
    const names = networkNames(props);
    const clients = this.group("clients", names.clientGroup, "Clients of DynamoDB", props.vpcId);
    this.clientGroupId = clients.id;
    if (props.network.interfaceEndpoints.length === 0) return;
    const description = "Interface endpoints of DynamoDB";
    const endpoints = this.group("endpoints", names.endpointGroup, description, props.vpcId);
    this.endpointGroupId = endpoints.id;
    new VpcSecurityGroupEgressRule(this, "clients_to_endpoints", {
      ...HTTPS,
      securityGroupId: clients.id,
      referencedSecurityGroupId: endpoints.id,
      description: "HTTPS to the interface endpoints of DynamoDB",
    });
    this.admit(endpoints, "clients", { referencedSecurityGroupId: clients.id }, "clients that carry the client group");
    for (const cidr of props.network.clients.cidrs) {
      this.admit(endpoints, cidr.replaceAll(/[./]/g, "_"), { cidrIpv4: cidr }, `clients in ${cidr}`);
    }
    for (const group of props.network.clients.securityGroupIds) {
      this.admit(endpoints, group, { referencedSecurityGroupId: group }, `clients that carry ${group}`);
    }
  }

  /** Lets the clients through to a gateway endpoint, which has no group of its own but a list of addresses. */
  allowPrefixList(prefixListId: string): void {
    new VpcSecurityGroupEgressRule(this, "clients_to_gateway", {
      ...HTTPS,
      securityGroupId: this.clientGroupId,
      prefixListId,
      description: "HTTPS to DynamoDB through the gateway endpoint",
    });
  }

  private group(id: string, name: string, description: string, vpcId: string): SecurityGroup {
    return new SecurityGroup(this, `${id}$group`, { name, description, vpcId, tags: { Name: name } });
  }

  private admit(
    endpoints: SecurityGroup,
    id: string,
    source: { readonly cidrIpv4: string } | { readonly referencedSecurityGroupId: string },
    who: string,
  ): void {
    new VpcSecurityGroupIngressRule(this, `endpoints_from_${id}`, {
      ...HTTPS,
      ...source,
      securityGroupId: endpoints.id,
      description: `HTTPS from ${who}`,
    });
  }
}
