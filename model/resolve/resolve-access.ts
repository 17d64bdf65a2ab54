import { boundaryOf } from "../access/boundary";
import { serviceBoundariesOf } from "../access/ceilings";
import { planConsumer } from "../access/plan-consumer";
import { protectedEnvironment } from "../access/protected-table";
import { planReadyRoles } from "../access/ready-roles";
import { policyArn } from "../arn";
import { Environment } from "../environment";
import { SERVICE_ROLE_KINDS, serviceBoundaryName, ServiceRoleKind } from "../names";
import { ResolvedAccess } from "./resolved";

/** Who may do what in an environment. */
export function resolveAccess(environment: Environment): ResolvedAccess {
  const guarded = protectedEnvironment(environment);
  const boundary = boundaryOf(guarded);
  return {
    boundary,
    boundaryArn: policyArn(environment, boundary.policyName),
    serviceBoundaries: serviceBoundariesOf(environment, guarded),
    serviceBoundaryArns: Object.fromEntries(
      SERVICE_ROLE_KINDS.map((kind) => [kind, policyArn(environment, serviceBoundaryName(environment.name, kind))]),
    ) as Record<ServiceRoleKind, string>,
    roles: [
      ...(environment.consumers ?? []).map((consumer) => planConsumer(consumer, guarded)),
      ...planReadyRoles(environment.roles ?? {}, guarded),
    ],
  };
}
