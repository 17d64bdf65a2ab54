import { Environment } from "../environment";
import { ResolvedAccess } from "./resolved";
import { ResolvedAudit } from "./resolved-audit";
import { resolveConfigRules } from "./resolve-config-rules";
import { resolveCleanUp } from "./resolve-clean-up";
import { resolveTrail } from "./resolve-trail";

/** What is watched in an environment; nothing where no part of it is asked for. Takes what validation has let through. */
export function resolveAudit(environment: Environment, access: ResolvedAccess): ResolvedAudit | undefined {
  const parts: ResolvedAudit = {
    trail: resolveTrail(environment, access),
    configRules: resolveConfigRules(environment),
    cleanUp: resolveCleanUp(environment),
  };
  return Object.values(parts).some((part) => part !== undefined) ? parts : undefined;
}
