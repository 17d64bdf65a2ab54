import { ResolvedEnvironment } from "../../model/resolve/resolved";

/** Names of what the network has, for people and for stacks that look it up by name: all computed. */
export function networkNames({ name }: Pick<ResolvedEnvironment, "name">) {
  return {
    /** The tag `Name` of the VPC and of its route table. */
    vpc: `${name}-dynamodb`,
    subnet: (letter: string) => `${name}-dynamodb-${letter}`,
    /** The security group that clients carry. */
    clientGroup: `${name}-dynamodb-clients`,
    /** The security group of the interface endpoints. */
    endpointGroup: `${name}-dynamodb-endpoints`,
    flowLogs: `/${name}/dynamodb/vpc-flow-logs`,
    flowLogRole: `${name}-dynamodb-vpc-flow-logs`,
  };
}
