import { z } from "zod";

/** How much of what is done with items a trail records. */
export const DATA_EVENT_LEVELS = ["off", "writes", "all"] as const;
export type DataEventLevel = (typeof DATA_EVENT_LEVELS)[number];

const CreatedTrail = z.strictObject({
  kind: z.literal("created"),
  /**
   * Which requests for the items of the environment's tables are recorded: none, those that write, or all. AWS bills
   * each recorded event.
   * @default - "writes" in production, else "off"
   */
  dataEvents: z.enum(DATA_EVENT_LEVELS).optional(),
  /** Name of an existing bucket whose policy lets the trail write: that of a log archive, say. */
  bucket: z.string(),
});

const NoTrail = z.strictObject({
  kind: z.literal("none"),
  /** Why it is right that nothing of the environment records who did what. */
  reason: z.string(),
});

/** Who did what, as AWS CloudTrail records it. Write it with the factories of `Trail`. */
export const Trail = Object.assign(z.discriminatedUnion("kind", [CreatedTrail, NoTrail]), {
  /** A trail of the environment's own, `<environment>-audit`, in every Region. */
  created: (options: Omit<z.infer<typeof CreatedTrail>, "kind">): Trail => ({ kind: "created", ...options }),
  /** None, for a reason: somebody else's trail records the tables, say. */
  none: (reason: string): Trail => ({ kind: "none", reason }),
});
export type Trail = z.infer<typeof CreatedTrail> | z.infer<typeof NoTrail>;
