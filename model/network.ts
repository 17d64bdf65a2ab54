import { z } from "zod";

/** The services of DynamoDB that AWS offers interface endpoints for. Streams have no gateway endpoint. */
export const ENDPOINT_SERVICES = ["dynamodb", "dynamodb-streams"] as const;
export type EndpointService = (typeof ENDPOINT_SERVICES)[number];

/** Who may open a connection to an endpoint or a cache, beside whatever carries the client security group of it. */
export const EndpointClients = z.strictObject({
  /**
   * Private ranges of the subnets that clients run in: `10.0.1.0/24`.
   * @default - none
   */
  cidrs: z.array(z.string()).readonly().optional(),
  /**
   * Security groups of the clients, such as those of Lambda functions: `sg-...`.
   * @default - none
   */
  securityGroupIds: z.array(z.string()).readonly().optional(),
});
export type EndpointClients = z.infer<typeof EndpointClients>;

/** What every network says of its endpoints, whoever made the VPC. */
const ENDPOINTS = {
  /**
   * A gateway endpoint for DynamoDB on the route tables: it costs nothing, and clients need no setting. Switch it off
   * where the VPC has one already: a route table takes one endpoint for a service.
   * @default true
   */
  gatewayEndpoint: z.boolean().optional(),
  /**
   * Services with an interface endpoint as well: for Streams, and for clients outside the VPC (peered, on premises).
   * Billed per zone and hour. They have no private DNS: a client must be given the URL in the stack's outputs.
   * @default - none
   */
  interfaceEndpoints: z.array(z.enum(ENDPOINT_SERVICES)).readonly().optional(),
  /**
   * Who may reach the interface endpoints.
   * @default - the subnets of a VPC that is created; must be said for an existing one
   */
  clients: EndpointClients.optional(),
  /**
   * The organization whose principals may use the endpoints, `o-...`.
   * @default - principals of the environment's account alone
   */
  organizationId: z.string().optional(),
  /**
   * Ids of the endpoints, `vpce-...`, that a table with `onlyThrough: "vpc-endpoint"` is reached through. A created
   * VPC needs them, from the output `vpc_endpoint_ids` of its first deploy.
   * @default - any endpoint of an existing VPC
   */
  vpcEndpointIds: z.array(z.string()).readonly().optional(),
  /**
   * Names (with path) of roles that may use such a table from elsewhere too: operators, and what reads or writes items
   * on their behalf. The roles of caches need not be named.
   * @default - the deploy role alone
   */
  operatorRoles: z.array(z.string()).readonly().optional(),
};

const ExistingNetwork = z.strictObject({
  kind: z.literal("existing"),
  /** `vpc-...` */
  vpcId: z.string(),
  /** Private subnets in at least two zones, `subnet-...`. With interface endpoints: each in a zone of its own. */
  subnetIds: z.array(z.string()).readonly(),
  /** Route tables of the clients' subnets, `rtb-...`. */
  routeTableIds: z.array(z.string()).readonly(),
  ...ENDPOINTS,
});

const CreatedNetwork = z.strictObject({
  kind: z.literal("created"),
  /** The range of the VPC, `/16` to `/24`: a quarter of it for each subnet, the last one left free. */
  cidr: z.string(),
  /**
   * The Availability Zones of the subnets, two or three.
   * @default - `<region>a`, `<region>b` and `<region>c`: say it where the account's zones have other letters, as in
   * `ap-northeast-1` (no `b` in newer accounts) or `us-west-1` (two zones)
   */
  zones: z.array(z.string()).readonly().optional(),
  ...ENDPOINTS,
});

/** Where the environment's clients and endpoints live. Write it with the factories of `Network`. */
export const Network = Object.assign(z.discriminatedUnion("kind", [ExistingNetwork, CreatedNetwork]), {
  /** A VPC that somebody else owns, such as a landing zone: its ids go into endpoints and groups as they stand. */
  existing: (options: Omit<ExistingNetwork, "kind">): ExistingNetwork => ({ kind: "existing", ...options }),
  /** A small private VPC without a way to the internet, made with the environment. */
  created: (options: Omit<CreatedNetwork, "kind">): CreatedNetwork => ({ kind: "created", ...options }),
});
export type ExistingNetwork = z.infer<typeof ExistingNetwork>;
export type CreatedNetwork = z.infer<typeof CreatedNetwork>;
export type Network = ExistingNetwork | CreatedNetwork;
