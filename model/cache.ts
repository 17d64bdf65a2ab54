import { z } from "zod";
import { EndpointClients } from "./network";

/**
 * The safe defaults that an environment may loosen for a cache, by the name of the control that stands for each.
 * Production loosens none of them.
 */
export const CACHE_LOOSENABLE = ["dax-multi-az"] as const;

export const CacheLoosening = z.strictObject({
  /** Name of the control. */
  control: z.enum(CACHE_LOOSENABLE),
  /** Why it is right not to have it here. Written beside the cluster and into the report. */
  reason: z.string(),
});

/** A node type that AWS's price list decides: see `Cache.nodeType`. */
export const AUTOMATIC = "automatic";

/**
 * A DAX cluster in front of some of the environment's tables: reads that are eventually consistent are answered from
 * memory, in microseconds.
 *
 * Whoever reaches a cluster reads what the cluster's role may read: DAX knows no rows, attributes or users. A table with
 * row-level access cannot be behind one.
 *
 * TLS and encryption at rest are always on, and there is no switch for them. AWS never changes them on a cluster that
 * exists, nor its node type: make a second cluster under another name, move the applications, remove the first
 * (docs/dax.md).
 *
 * ```
 * caches: [{ name: "orders", tables: ["orders"], expectedHitRatio: 0.9 }]
 * ```
 */
export const Cache = z.strictObject({
  /**
   * Name without the environment: lower-case letters, digits and single hyphens, a letter first; at most 30 characters.
   * The cluster is `<environment>-<name>`, shortened to the 20 characters that AWS takes. AWS puts it into a certificate,
   * and with that into public logs: no secrets.
   */
  name: z.string(),
  /** The tables that it serves, by their names in the catalogue. Each is deployed in this environment. */
  tables: z.array(z.string()).readonly(),
  /**
   * The part of the eventually consistent reads that the cluster is expected to answer itself: 0 to 1. AWS calls 0.85
   * to 0.95 typical. A miss costs the cluster ten times as much as a hit, so its size follows from this.
   */
  expectedHitRatio: z.number(),
  /**
   * Who may reach the cluster beside whatever carries its client security group, which is made with it. Groups that are
   * named here belong to somebody else, who gives them egress to the cluster.
   * @default - nobody else
   */
  clients: EndpointClients.optional(),
  /**
   * Whether applications write through the cluster, which then holds what they wrote. Without it, the cluster's role
   * cannot write at all, and a write beside the cluster is seen when the item's time to live has passed.
   * @default false
   */
  writeThrough: z.boolean().optional(),
  /**
   * Nodes: 1, or 3 to 11. Production has at least three, over as many zones. Can be changed at any time.
   * @default - 1 in development, else 3
   */
  nodes: z.number().optional(),
  /**
   * `"automatic"`, or a type such as `"dax.r7i.xlarge"`.
   *
   * Automatic is the smallest node of the best family that AWS's price list has for the Region: Graviton where there is
   * one, else the newest x86 family; burstable in development. What it means is printed at synth. AWS does not change
   * the type of a cluster that exists: when the choice changes with a newer price list, write the old type down.
   * @default "automatic"
   */
  nodeType: z.string().optional(),
  /**
   * Why a node type is right that the catalogue does not have for the Region: for the time between AWS offering it and
   * `npm run refresh:dax-node-types`.
   * @default - such a type is refused
   */
  acceptUnknownNodeType: z.string().optional(),
  /**
   * Seconds (in steps of a millisecond) that an item read by its key stays fresh. 0 means for ever: the item changes
   * only when memory runs out or when it is written through the cluster.
   * @default 300
   */
  itemTtlSeconds: z.number().optional(),
  /**
   * Seconds (in steps of a millisecond) that the result of a Query or Scan stays fresh; no write refreshes it.
   * 0 means that results are not cached at all.
   * @default 300
   */
  queryTtlSeconds: z.number().optional(),
  /**
   * When AWS may patch the nodes, in UTC: `sun:03:00-sun:04:00`. At least an hour, at most a day, when traffic is low.
   * @default - "sun:03:00-sun:04:00"; production has to say it
   */
  maintenanceWindow: z.string().optional(),
  /**
   * SNS topic of this account and Region that AWS tells of failing, added and replaced nodes.
   * @default - none
   */
  notificationTopicArn: z.string().optional(),
  /**
   * Safe defaults that this cluster does without.
   * @default - none
   */
  loosened: z.array(CacheLoosening).readonly().optional(),
});
export type Cache = z.infer<typeof Cache>;
