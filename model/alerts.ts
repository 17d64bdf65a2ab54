import { z } from "zod";

const CreatedAlerts = z.strictObject({
  kind: z.literal("created"),
  /**
   * E-mail addresses that are subscribed. Each gets a message once, and receives alerts when it has confirmed.
   * @default - none: alerts reach nobody until somebody subscribes, and synth says so
   */
  emails: z.array(z.string()).readonly().optional(),
});

const AlertsTopic = z.strictObject({
  kind: z.literal("topic"),
  /**
   * ARN of a standard SNS topic in the environment's account and Region. Its policy, and that of its key, must let
   * CloudWatch, EventBridge, Budgets and Cost Anomaly Detection publish.
   */
  topicArn: z.string(),
});

/** Where an environment's alerts go: an SNS topic. Write it with the factories of `Alerts`. */
export const Alerts = Object.assign(z.discriminatedUnion("kind", [CreatedAlerts, AlertsTopic]), {
  /** The environment's own topic `<environment>-alerts`, encrypted with a key of its own. */
  created: (options: Omit<z.infer<typeof CreatedAlerts>, "kind"> = {}): Alerts => ({ kind: "created", ...options }),
  /** A topic that somebody else owns, such as one that pages. */
  topic: (topicArn: string): Alerts => ({ kind: "topic", topicArn }),
});
export type Alerts = z.infer<typeof CreatedAlerts> | z.infer<typeof AlertsTopic>;
