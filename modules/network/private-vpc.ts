import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import { Locality } from "../../model/arn";
import { ResolvedSubnet } from "../../model/resolve/resolved";
import { addComment } from "../element-comment";
import { FlowLogs } from "./flow-logs";
import { networkNames } from "./network-names";

export interface PrivateVpcProps extends Locality {
  /** The environment's name. */
  readonly name: string;
  readonly cidr: string;
  readonly subnets: readonly ResolvedSubnet[];
  /** ARN of the ceiling of roles that AWS services take. */
  readonly boundaryArn: string;
}

/**
 * A VPC for the clients of DynamoDB: a subnet in each zone, one route table, and no way to or from the internet. What
 * is in it reaches AWS through endpoints alone. Every connection is logged.
 */
export class PrivateVpc extends Construct {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly routeTableIds: readonly string[];

  constructor(scope: Construct, id: string, props: PrivateVpcProps) {
    super(scope, id);
    const names = networkNames(props);
    const vpc = new Vpc(this, "$vpc", {
      cidrBlock: props.cidr,
      // Endpoints are found by name.
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: names.vpc },
    });
    const closed = new DefaultSecurityGroup(this, "$default", {
      vpcId: vpc.id,
      tags: { Name: `${names.vpc}-closed` },
    });
    addComment(closed, "The group of whatever names no other. Without rules nothing gets in or out.");
    // No route but the VPC's own: one table serves every zone.
    const routeTable = new RouteTable(this, "$routes", { vpcId: vpc.id, tags: { Name: names.vpc } });
    const subnets = props.subnets.map(({ letter, zone, cidr }) => {
      const subnet = new Subnet(this, `${letter}$subnet`, {
        vpcId: vpc.id,
        availabilityZone: zone,
        cidrBlock: cidr,
        mapPublicIpOnLaunch: false,
        tags: { Name: names.subnet(letter) },
      });
      new RouteTableAssociation(this, `${letter}$routes`, { subnetId: subnet.id, routeTableId: routeTable.id });
      return subnet;
    });
    new FlowLogs(this, "flow_logs", {
      account: props.account,
      region: props.region,
      vpcId: vpc.id,
      logGroupName: names.flowLogs,
      roleName: names.flowLogRole,
      vpcName: names.vpc,
      boundaryArn: props.boundaryArn,
    });
    this.vpcId = vpc.id;
    this.subnetIds = subnets.map((subnet) => subnet.id);
    this.routeTableIds = [routeTable.id];
  }
}
