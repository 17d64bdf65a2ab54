import { Environment } from "../environment";
import { ResolvedAudit } from "./resolved-audit";
import { resolveTrail } from "./resolve-trail";

/** What is watched in an environment; nothing where no part of it is asked for. Takes what validation has let through. */
export function resolveAudit(environment: Environment): ResolvedAudit | undefined {
  const parts: ResolvedAudit = { trail: resolveTrail(environment) };
  return Object.values(parts).some((part) => part !== undefined) ? parts : undefined;
}
