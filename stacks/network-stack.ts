import { App, TerraformOutput } from "cdktf";
import { dnsSuffixOf } from "../model/arn";
import { ResolvedEnvironment, ResolvedNetwork } from "../model/resolve/resolved";
import { DynamoDbEndpoints } from "../modules/network/dynamodb-endpoints";
import { EndpointGroups } from "../modules/network/endpoint-groups";
import { PrivateVpc } from "../modules/network/private-vpc";
import { EnvironmentStack } from "./environment-stack";

/** What the endpoints are put into. */
interface Place {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly routeTableIds: readonly string[];
}

/** How clients reach the tables without the internet: endpoints, their policies and security groups. */
export class NetworkStack extends EnvironmentStack {
  constructor(
    app: App,
    environment: ResolvedEnvironment,
    private readonly network: ResolvedNetwork,
  ) {
    super(app, "network", environment);
    const place = this.placeOf(network);
    const { name } = environment;
    const groups = new EndpointGroups(this, "dynamodb", { name, vpcId: place.vpcId, network });
    const endpoints = new DynamoDbEndpoints(this, "$endpoints", { environment, network, groups, ...place });
    this.addOutputs(place, groups, endpoints);
  }

  override get content() {
    const { gatewayEndpoint, interfaceEndpoints } = this.network;
    return { count: Number(gatewayEndpoint) + interfaceEndpoints.length, noun: "endpoint" };
  }

  private placeOf({ vpc }: ResolvedNetwork): Place {
    if (vpc.kind === "existing") return vpc;
    const { account, region, name, access } = this.environment;
    const { cidr, subnets } = vpc;
    const boundaryArn = access.serviceBoundaryArns.service;
    return new PrivateVpc(this, "private", { account, region, name, cidr, subnets, boundaryArn });
  }

  private addOutputs(place: Place, groups: EndpointGroups, endpoints: DynamoDbEndpoints): void {
    const { region } = this.environment;
    const outputs: Readonly<Record<string, readonly [description: string, value: unknown]>> = {
      vpc_id: ["The VPC of the endpoints", place.vpcId],
      subnet_ids: ["Private subnets for clients", place.subnetIds],
      client_security_group_id: ["What clients of DynamoDB carry", groups.clientGroupId],
      endpoint_security_group_id: ["What the interface endpoints carry", groups.endpointGroupId],
      vpc_endpoint_ids: ["Where tables are reached: vpcEndpointIds of the network", endpoints.tableEndpointIds],
      dynamodb_endpoint_url: [
        "For clients in the VPC: the SDK's default, which the gateway endpoint catches",
        endpoints.gateway && `https://dynamodb.${region}.${dnsSuffixOf(region)}`,
      ],
      dynamodb_interface_endpoint_url: [
        "What the SDK's `endpoint` must be to use the interface endpoint",
        endpoints.urlOf("dynamodb"),
      ],
      dynamodb_streams_interface_endpoint_url: [
        "What the `endpoint` of a client of DynamoDB Streams must be",
        endpoints.urlOf("dynamodb-streams"),
      ],
    };
    for (const [name, [description, value]] of Object.entries(outputs)) {
      if (value !== undefined) new TerraformOutput(this, name, { description, value });
    }
  }
}
