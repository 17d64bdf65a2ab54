import { Environment } from "../../environment";
import { serviceBoundaryName } from "../../names";
import { ResolvedPolicy } from "../../resolve/resolved";
import { DENY_WITHOUT_TLS, denyOtherRegions } from "../guards";
import { ProtectedEnvironment } from "../protected-table";
import { archiveCeiling } from "./archive";
import { backupCeiling } from "./backup";
import { auditCeiling } from "./audit";
import { Ceiling } from "./ceiling";
import { functionsCeiling } from "./functions";
import { serviceCeiling } from "./service";

/** One for each kind of roles that AWS services take. */
const CEILINGS: readonly Ceiling[] = [serviceCeiling, functionsCeiling, backupCeiling, auditCeiling, archiveCeiling];

function policyOf(ceiling: Ceiling, guarded: ProtectedEnvironment, environment: Environment): ResolvedPolicy {
  const { kind, statements } = ceiling;
  const { name } = guarded;
  const regions = [...new Set([...guarded.regions, ...(ceiling.regions?.(environment) ?? [])])];
  return {
    terraformName: `${kind}_boundary`,
    policyName: serviceBoundaryName(name, kind),
    description: `What no role of an AWS service in ${name} can exceed`,
    statements: [...statements(guarded, environment), denyOtherRegions(regions), DENY_WITHOUT_TLS],
  };
}

/**
 * The ceilings of the roles that AWS services take for the environment. They differ from the ceiling of the roles that
 * applications and people take, and from each other, because none has use for what another needs.
 */
export function serviceBoundariesOf(environment: Environment, guarded: ProtectedEnvironment): ResolvedPolicy[] {
  return CEILINGS.filter(({ isNeeded }) => isNeeded(environment)).map((ceiling) =>
    policyOf(ceiling, guarded, environment),
  );
}
