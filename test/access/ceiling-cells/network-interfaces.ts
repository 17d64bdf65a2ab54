import { Environment } from "../../../model/environment";
import { Cell, ELSEWHERE } from "../consumer-cells";
import { overTheWire } from "../requests";
import { BEYOND, cellsUnder } from "./administrator";

const STRANGER = "999999999999";

/** What Lambda may do with network interfaces by the roles of functions: in the given subnets, where there are some. */
export function interfaceCells(environment: Environment): Cell[] {
  const { account, region, functions } = environment;
  const cell = cellsUnder("functions", environment);
  const ec2 = (resource: string, owner = account) => `arn:aws:ec2:${region}:${owner}:${resource}`;
  const [kept, made] = [functions, functions?.network].map((given) => (given ? "allowed" : BEYOND)) as [
    "allowed" | typeof BEYOND,
    "allowed" | typeof BEYOND,
  ];
  const eni = "network-interface/eni-0a1b2c3d";
  const { subnetIds = [], securityGroupIds = [] } = functions?.network ?? {};
  const elsewhere = overTheWire(environment, ELSEWHERE);
  const inTheService = { ...elsewhere, "aws:ViaAWSService": "true" };
  return [
    ...["AssignPrivateIpAddresses", "DeleteNetworkInterface", "UnassignPrivateIpAddresses"].flatMap((action) => [
      cell(`ec2:${action}`, ec2(eni), kept),
      cell(`ec2:${action}`, ec2(eni, STRANGER), BEYOND),
    ]),
    ...["DescribeNetworkInterfaces", "DescribeSubnets"].flatMap((action) => [
      cell(`ec2:${action}`, "*", kept),
      cell(`ec2:${action}`, "*", BEYOND, inTheService),
    ]),
    cell("ec2:CreateNetworkInterface", ec2(eni), made),
    cell("ec2:CreateNetworkInterface", ec2(eni, STRANGER), BEYOND),
    ...subnetIds.map((id) => cell("ec2:CreateNetworkInterface", ec2(`subnet/${id}`), "allowed")),
    ...securityGroupIds.map((id) => cell("ec2:CreateNetworkInterface", ec2(`security-group/${id}`), "allowed")),
    cell("ec2:CreateNetworkInterface", ec2("subnet/subnet-ffffffff"), BEYOND),
    cell("ec2:CreateNetworkInterface", ec2("security-group/sg-ffffffff"), BEYOND),
    cell("ec2:AttachNetworkInterface", ec2(eni), BEYOND),
  ];
}
