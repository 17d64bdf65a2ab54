import { z } from "zod";

/**
 * The recorder of AWS Config, without which no rule is evaluated. An account has one in each Region: this is for
 * accounts in which no landing zone has switched it on.
 */
export const ConfigurationRecorder = z.strictObject({
  /**
   * Who makes the service-linked role of AWS Config, which an account has once for all Regions: `"created"` here, or
   * `"existing"` where AWS Config was in use before.
   */
  serviceLinkedRole: z.enum(["created", "existing"]),
  /**
   * Days after which recorded history goes from the bucket: 1 or more.
   * @default 2557 - seven years, as long as AWS Config itself keeps it
   */
  retentionDays: z.number().optional(),
});
export type ConfigurationRecorder = z.infer<typeof ConfigurationRecorder>;
