import { ResolvedConfigRules } from "./resolved-config-rules";
import { ResolvedCleanUp } from "./resolved-clean-up";
import { ResolvedTrail } from "./resolved-trail";

/** What is watched in an environment: there is at least one part, or no stack at all. */
export interface ResolvedAudit {
  readonly trail?: ResolvedTrail;
  readonly configRules?: ResolvedConfigRules;
  readonly cleanUp?: ResolvedCleanUp;
}
