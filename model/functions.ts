import { z } from "zod";

/** Where functions run, of a VPC that exists. */
export const FunctionNetwork = z.strictObject({
  /**
   * Private subnets in at least two zones, `subnet-...`: 2 to 16. Functions have no public address: what they call has
   * to be reached through VPC endpoints or a NAT gateway.
   * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
   */
  subnetIds: z.array(z.string()).readonly(),
  /** Security groups of the functions, `sg-...`: 1 to 5, of the same VPC. They let HTTPS out to what is called. */
  securityGroupIds: z.array(z.string()).readonly(),
});
export type FunctionNetwork = z.infer<typeof FunctionNetwork>;

/** What all functions of an environment have in common. */
export const Functions = z.strictObject({
  /**
   * The VPC that every function of the environment runs in. Before it is taken away, leave `functions: {}` for one
   * deploy: Lambda needs the functions' roles to delete its network interfaces.
   * @default - Lambda's own, from which all of AWS is reached
   */
  network: FunctionNetwork.optional(),
});
export type Functions = z.infer<typeof Functions>;
