import { z } from "zod";
import { ConfigurationRecorder } from "./account/configuration-recorder";

/** IAM Access Analyzer: what of the account and Region somebody from outside of the account may use. */
export const AccessAnalyzer = z.strictObject({
  /**
   * Days after which a role, permission or key that nobody used is reported by a second analyzer: 1 to 365. AWS bills
   * it by role and month.
   * @default - no second analyzer
   */
  unusedAccessDays: z.number().optional(),
});
export type AccessAnalyzer = z.infer<typeof AccessAnalyzer>;

/**
 * What exists once in an account and Region, whatever environments share them. A landing zone often owns it: each part
 * is off until an environment asks for it, and one environment of an account and Region may.
 */
export const AccountBaseline = z.strictObject({
  /**
   * @default - none
   */
  accessAnalyzer: AccessAnalyzer.optional(),
  /**
   * The recorder of AWS Config and where its history goes.
   * @default - none: the account has one, or no rules
   */
  configurationRecorder: ConfigurationRecorder.optional(),
  /**
   * Whether new volumes and snapshots of the account in the Region are encrypted, also those that nobody thought of.
   * @default false
   */
  encryptedVolumes: z.boolean().optional(),
  /**
   * Whether no bucket of the account, in any Region, can be made public. One environment of the account asks for it.
   * @default false
   */
  noPublicBuckets: z.boolean().optional(),
});
export type AccountBaseline = z.infer<typeof AccountBaseline>;
