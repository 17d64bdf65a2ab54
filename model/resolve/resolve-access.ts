import { boundaryOf } from "../access/boundary";
import { planConsumer } from "../access/plan-consumer";
import { protectedEnvironment } from "../access/protected-table";
import { planReadyRoles } from "../access/ready-roles";
import { serviceBoundaryOf } from "../access/service-boundary";
import { policyArn } from "../arn";
import { Environment } from "../environment";
import { ResolvedAccess } from "./resolved";

/** Who may do what in an environment. */
export function resolveAccess(environment: Environment): ResolvedAccess {
  const guarded = protectedEnvironment(environment);
  const boundary = boundaryOf(guarded);
  const serviceBoundary = serviceBoundaryOf(guarded);
  return {
    boundary,
    boundaryArn: policyArn(environment, boundary.policyName),
    serviceBoundary,
    serviceBoundaryArn: policyArn(environment, serviceBoundary.policyName),
    roles: [
      ...(environment.consumers ?? []).map((consumer) => planConsumer(consumer, guarded)),
      ...planReadyRoles(environment.roles ?? {}, guarded),
    ],
  };
}
