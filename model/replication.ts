import { z } from "zod";

/** A copy of a table in another Region (global tables, version 2019.11.21). */
export const Replica = z.strictObject({
  /** The Region, another one than the environment's. */
  region: z.string(),
  /**
   * ARN of an existing customer-managed key in that Region. Changing it re-creates the replica.
   * @default - the replica of the environment's multi-Region key that is made there
   */
  kmsKeyArn: z.string().optional(),
  /**
   * Point-in-time recovery of this replica. AWS does not synchronise it.
   * @default - as the table
   */
  pointInTimeRecovery: z.boolean().optional(),
  /**
   * Deletion protection of this replica. AWS does not synchronise it.
   * @default - as the table
   */
  deletionProtection: z.boolean().optional(),
  /**
   * Ids of the endpoints in that Region, `vpce-...`, that the replica is reached through: needed where the table says
   * `onlyThrough: "vpc-endpoint"`, since the environment's network is in its own Region only.
   * @default - none
   */
  vpcEndpointIds: z.array(z.string()).readonly().optional(),
  /**
   * Further tags on this replica, beside the table's.
   * @default - none
   */
  tags: z.record(z.string(), z.string()).optional(),
});
export type Replica = z.infer<typeof Replica>;

const EventualReplication = z.strictObject({
  consistency: z.literal("eventual"),
  replicas: z.array(Replica).readonly(),
});

const StrongReplication = z.strictObject({
  consistency: z.literal("strong"),
  replicas: z.array(Replica).readonly(),
  /**
   * Region that keeps the log without serving data, in the place of a second replica. Needs version 6.22 of the
   * AWS provider.
   * @default - none: two replicas
   */
  witness: z.string().optional(),
});

/** In which other Regions a table lives. Write it with the factories of `Replication`. */
export const Replication = Object.assign(
  z.discriminatedUnion("consistency", [EventualReplication, StrongReplication]),
  {
    /** Changes arrive in the other Regions typically within a second; the last writer wins. */
    eventual: (...replicas: readonly Replica[]): Replication => ({ consistency: "eventual", replicas }),
    /**
     * A read sees every write of every Region. Exactly three Regions of one set; chosen when the table is made, for a
     * table without TTL, local secondary indexes and transactions.
     */
    strong: (options: Omit<z.infer<typeof StrongReplication>, "consistency">): Replication => ({
      consistency: "strong",
      ...options,
    }),
  },
);
export type Replication = z.infer<typeof EventualReplication> | z.infer<typeof StrongReplication>;
