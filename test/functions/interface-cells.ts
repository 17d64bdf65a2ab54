import { Environment } from "../../model/environment";
import { Cell } from "../access/consumer-cells";
import { Request } from "../access/engine";
import { overTheWire } from "../access/requests";

const NEITHER = "not granted by identity, boundary";

/** What Lambda may do with network interfaces by the role of a function in a VPC, and the function's code may not. */
export function interfaceCells(environment: Environment, role: string, functionName: string): Cell[] {
  const { account, region, functions } = environment;
  const { subnetIds = [], securityGroupIds = [] } = functions?.network ?? {};
  const wire = overTheWire(environment);
  const cell = (action: string, resource: string, expected: string, context: Request["context"] = {}): Cell => ({
    title: `${action} on ${resource} ${JSON.stringify(context)}`,
    role,
    request: { action: `ec2:${action}`, resource, context: { ...wire, ...context } },
    expected,
  });
  const ec2 = (resource: string, owner = account) => `arn:aws:ec2:${region}:${owner}:${resource}`;
  const eni = "network-interface/eni-0a1b2c3d";
  const foreign = ec2(eni, "999999999999");
  const elsewhere = { "aws:RequestedRegion": "eu-north-1", "aws:ViaAWSService": "true" };
  const code = { "lambda:SourceFunctionArn": `arn:aws:lambda:${region}:${account}:function:${functionName}` };
  const given = [...subnetIds.map((id) => `subnet/${id}`), ...securityGroupIds.map((id) => `security-group/${id}`)];
  return [
    ...["DescribeNetworkInterfaces", "DescribeSubnets"].flatMap((action) => [
      cell(action, "*", "allowed"),
      cell(action, "*", NEITHER, elsewhere),
      cell(action, "*", "denied by identity", code),
    ]),
    ...["AssignPrivateIpAddresses", "DeleteNetworkInterface", "UnassignPrivateIpAddresses"].flatMap((action) => [
      cell(action, ec2(eni), "allowed"),
      cell(action, foreign, NEITHER),
      cell(action, ec2(eni), "denied by identity", code),
    ]),
    ...[eni, ...given].map((resource) => cell("CreateNetworkInterface", ec2(resource), "allowed")),
    ...["subnet/subnet-ffffffff", "security-group/sg-ffffffff"].map((resource) =>
      cell("CreateNetworkInterface", ec2(resource), NEITHER),
    ),
    cell("CreateNetworkInterface", foreign, NEITHER),
    cell("CreateNetworkInterface", ec2(eni), "denied by identity", code),
    cell("AttachNetworkInterface", ec2(eni), NEITHER),
  ];
}
