import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { EndpointService } from "../../model/network";
import { terraformName } from "../../model/names";
import { ResolvedEnvironment, ResolvedNetwork } from "../../model/resolve/resolved";
import { addComment } from "../element-comment";
import { policyDocument } from "../policy/policy-document";
import { EndpointGroups } from "./endpoint-groups";
import { endpointPolicy } from "./endpoint-policy";

export interface DynamoDbEndpointsProps {
  readonly environment: ResolvedEnvironment;
  readonly network: ResolvedNetwork;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly routeTableIds: readonly string[];
  readonly groups: EndpointGroups;
}

/** The ways into DynamoDB from a VPC: a gateway endpoint for its own clients, interface endpoints where asked for. */
export class DynamoDbEndpoints extends Construct {
  readonly gateway?: VpcEndpoint;
  private readonly interfaces = new Map<EndpointService, VpcEndpoint>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DynamoDbEndpointsProps,
  ) {
    super(scope, id);
    const { network, groups } = props;
    if (network.gatewayEndpoint) {
      this.gateway = new VpcEndpoint(this, "dynamodb_gateway", {
        ...this.common("dynamodb", "gateway"),
        vpcEndpointType: "Gateway",
        routeTableIds: [...props.routeTableIds],
      });
      groups.allowPrefixList(this.gateway.prefixListId);
    }
    for (const service of network.interfaceEndpoints) this.interfaces.set(service, this.interfaceEndpoint(service));
  }

  /** The ids of the endpoints that tables are reached through, as references. Streams are not tables. */
  get tableEndpointIds(): string[] {
    return [this.gateway, this.interfaces.get("dynamodb")].flatMap((endpoint) => endpoint?.id ?? []);
  }

  /** The URL that a client has to be given to use the interface endpoint of a service; nothing where there is none. */
  urlOf(service: EndpointService): string | undefined {
    const endpoint = this.interfaces.get(service);
    // The first name is the Regional one, which answers in every zone; the others are of one zone each.
    return endpoint && `https://${endpoint.dnsEntry.get(0).dnsName}`;
  }

  private interfaceEndpoint(service: EndpointService): VpcEndpoint {
    const { groups, subnetIds } = this.props;
    const endpoint = new VpcEndpoint(this, terraformName(service.replaceAll("-", "_"), "interface"), {
      ...this.common(service, "interface"),
      vpcEndpointType: "Interface",
      subnetIds: [...subnetIds],
      securityGroupIds: groups.endpointGroupId === undefined ? [] : [groups.endpointGroupId],
      privateDnsEnabled: false,
    });
    addComment(endpoint, "AWS offers no private DNS for this service: clients are given the URL in the outputs.");
    return endpoint;
  }

  private common(service: EndpointService, kind: string) {
    const { environment, network, vpcId } = this.props;
    return {
      vpcId,
      serviceName: `com.amazonaws.${environment.region}.${service}`,
      policy: policyDocument(endpointPolicy(service, environment, network)),
      tags: { Name: `${environment.name}-${service}-${kind}` },
    };
  }
}
