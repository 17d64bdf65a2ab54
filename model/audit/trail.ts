import { z } from "zod";
import { TrailBucket } from "./trail-bucket";

/** How much of what is done with items a trail records, from nothing to everything. */
export const DATA_EVENT_LEVELS = ["off", "writes", "writes-and-classified-reads", "all"] as const;
export type DataEventLevel = (typeof DATA_EVENT_LEVELS)[number];

/**
 * Which changes of the account's resources a trail records: all events, or those that change something. Where another
 * trail records them, the copy here would be paid for: name that trail, and only items are recorded here.
 */
export const ManagementEvents = z.union([
  z.enum(["all", "writes"]),
  z.strictObject({
    /** ARN of the trail that records the account's management events, such as that of the organization. */
    recordedBy: z.string(),
  }),
]);
export type ManagementEvents = z.infer<typeof ManagementEvents>;

const CreatedTrail = z.strictObject({
  kind: z.literal("created"),
  /**
   * Which requests for the items of the environment's tables are recorded: none; those that write; those, and all of
   * tables classified as confidential or restricted; or all. Reads of streams go with those of their tables. AWS bills
   * each recorded event; synth says what that may cost in a year. Every PartiQL statement counts as a write, whatever it
   * does. What is not recorded raises no alarm.
   * @default - "writes-and-classified-reads" in production, else "off"
   */
  dataEvents: z.enum(DATA_EVENT_LEVELS).optional(),
  /**
   * The tables whose items are meant, by their names in the catalogue.
   * @default - every table of the environment
   */
  tables: z.array(z.string()).readonly().optional(),
  /**
   * @default "all"
   */
  managementEvents: ManagementEvents.optional(),
  /**
   * @default TrailBucket.created()
   */
  bucket: TrailBucket.optional(),
  /**
   * Days for which events can be searched in CloudWatch Logs: 365 or more, of the numbers that AWS takes.
   * @default 365
   */
  searchableDays: z.number().optional(),
  /**
   * ARNs of roles and users that may export tables and reach classified ones beside the environment's own roles, its
   * deploy role and the services that work for it, which are known without a word: those of a data platform, say.
   * @default - none
   */
  knownPrincipals: z.array(z.string()).readonly().optional(),
  /**
   * Denied calls within five minutes that raise an alarm.
   * @default 10
   */
  deniedCalls: z.number().optional(),
});
export type CreatedTrail = z.infer<typeof CreatedTrail>;

const NoTrail = z.strictObject({
  kind: z.literal("none"),
  /** Why it is right that nothing of the environment records who did what. */
  reason: z.string(),
});

/** Who did what, as AWS CloudTrail records it. Write it with the factories of `Trail`. */
export const Trail = Object.assign(z.discriminatedUnion("kind", [CreatedTrail, NoTrail]), {
  /** A trail of the environment's own, `<environment>-audit`, in every Region. */
  created: (options: Omit<CreatedTrail, "kind"> = {}): Trail => ({ kind: "created", ...options }),
  /** None, for a reason: somebody else's trail records the tables, say. */
  none: (reason: string): Trail => ({ kind: "none", reason }),
});
export type Trail = CreatedTrail | z.infer<typeof NoTrail>;
