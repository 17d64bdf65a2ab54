import { Locality, regionalArn } from "../arn";
import { Functions } from "../functions";
import { Statement } from "../policy-statement";

/** EC2 knows no resource for looking at them. */
const LOOK = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"];
const CREATE = ["ec2:CreateNetworkInterface"];
const KEEP = ["ec2:AssignPrivateIpAddresses", "ec2:DeleteNetworkInterface", "ec2:UnassignPrivateIpAddresses"];

/** Everything that Lambda does with network interfaces on behalf of a function's role. */
export const NETWORK_INTERFACE_ACTIONS = [...LOOK, ...CREATE, ...KEEP].sort();

/**
 * What Lambda needs of a function's role for the interfaces of a function in a VPC: new ones in the given subnets, with
 * the given security groups and no others. For deleting AWS wants every resource of the account to be named; the actions
 * know interfaces alone, so that nothing else is allowed by it. Without a network only what is left is taken away.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
export function networkInterfaceStatements(here: Locality, { network }: Functions): Statement[] {
  const ec2 = (resource: string) => regionalArn("ec2", here, resource);
  const look: Statement = {
    Sid: "LookAtNetworkInterfaces",
    Effect: "Allow",
    Action: LOOK,
    Resource: "*",
    Condition: { StringEquals: { "aws:RequestedRegion": here.region } },
  };
  const keep: Statement = { Sid: "KeepNetworkInterfaces", Effect: "Allow", Action: KEEP, Resource: ec2("*") };
  if (network === undefined) return [look, keep];
  const resources = [
    "network-interface/*",
    ...network.subnetIds.map((id) => `subnet/${id}`),
    ...network.securityGroupIds.map((id) => `security-group/${id}`),
  ];
  return [
    look,
    { Sid: "CreateNetworkInterfaces", Effect: "Allow", Action: CREATE, Resource: resources.map(ec2) },
    keep,
  ];
}
