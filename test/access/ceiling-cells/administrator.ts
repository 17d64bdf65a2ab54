import { Environment } from "../../../model/environment";
import { ServiceRoleKind } from "../../../model/names";
import { Cell } from "../consumer-cells";
import { Request, Verdict } from "../engine";
import { overTheWire } from "../requests";

/** A role of an AWS service to which somebody attached a policy that allows everything: what is left is its ceiling. */
export function serviceAdministrator(kind: ServiceRoleKind): string {
  return `${kind} administrator`;
}

/** Everything is allowed, but the ceiling does not go so far. */
export const BEYOND = "not granted by boundary";

/** Asks what the ceiling of a kind leaves of an action on a resource, over the network as the service would. */
export function cellsUnder(kind: ServiceRoleKind, environment: Environment) {
  const wire = overTheWire(environment);
  return (action: string, resource: string, expected: Verdict, context: Request["context"] = {}): Cell => ({
    title: `${action} on ${resource} ${JSON.stringify(context)}`,
    role: serviceAdministrator(kind),
    request: { action, resource, context: { ...wire, ...context } },
    expected,
  });
}
