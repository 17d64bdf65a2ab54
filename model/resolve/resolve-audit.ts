import { Environment } from "../environment";
import { recorderNotes } from "./recorder-note";
import { ResolvedAccess } from "./resolved";
import { ResolvedAudit } from "./resolved-audit";
import { resolveConfigRules } from "./resolve-config-rules";
import { resolveCleanUp } from "./resolve-clean-up";
import { resolveTrail } from "./resolve-trail";

/**
 * What is watched in an environment; nothing where no part of it is asked for. Takes what validation has let through.
 * @param environments the estate: another environment of the account may own the recorder that this one needs
 */
export function resolveAudit(
  environment: Environment,
  access: ResolvedAccess,
  environments: readonly Environment[],
): ResolvedAudit | undefined {
  const [configRules, cleanUp] = [resolveConfigRules(environment), resolveCleanUp(environment)];
  const judged = [...(configRules ? ["the rules"] : []), ...(cleanUp ? ["what nobody uses"] : [])];
  const notes = recorderNotes(judged, environment, environments);
  const parts: ResolvedAudit = {
    trail: resolveTrail(environment, access),
    // Said once, for both.
    configRules: configRules && { ...configRules, notes: [...notes, ...configRules.notes] },
    cleanUp: cleanUp && { ...cleanUp, notes: [...(configRules ? [] : notes), ...cleanUp.notes] },
  };
  return Object.values(parts).some((part) => part !== undefined) ? parts : undefined;
}
