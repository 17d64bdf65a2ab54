import { z } from "zod";
import { ConfigRules } from "./audit/config-rules";
import { CleanUp } from "./audit/clean-up";
import { Trail } from "./audit/trail";

/** Who did what in an environment, and whether what is there is as it should be. Each part stands for itself. */
export const Audit = z.strictObject({
  /**
   * Records who did what with the tables, their keys and settings.
   * @default - none; production has to say so, with a reason
   */
  trail: Trail.optional(),
  /**
   * What AWS Config goes on judging once it is deployed.
   * @default - nothing
   */
  configRules: ConfigRules.optional(),
  /**
   * Finds tables, indexes and backups that nobody uses any more. Needs the recorder of AWS Config in the account.
   * @default - none
   */
  cleanUp: CleanUp.optional(),
});
export type Audit = z.infer<typeof Audit>;
