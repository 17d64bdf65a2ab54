import { ResolvedCleanUp } from "./resolved-clean-up";
import { ResolvedConfigRules } from "./resolved-config-rules";
import { ResolvedTrail } from "./resolved-trail";

/** What is watched in an environment: there is at least one part, or no stack at all. */
export interface ResolvedAudit {
  readonly trail?: ResolvedTrail;
  readonly cleanUp?: ResolvedCleanUp;
  readonly configRules?: ResolvedConfigRules;
}
