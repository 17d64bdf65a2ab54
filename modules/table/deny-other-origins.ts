import { ResolvedOrigin } from "../../model/resolve/resolved";
import { ITEM_ACTIONS } from "../policy/data-plane";
import { Statement } from "../policy/policy-document";

/**
 * Denies reading and writing items unless the request comes from the VPC, or through one of its endpoints.
 *
 * All conditions of a statement must hold for it to deny, so each of them is a way out:
 *
 * - `StringNotEquals` on the origin is true where the key is missing, which is what it is for every request from the
 *   internet or the console: they are denied. Several values mean "none of them".
 * - `aws:PrincipalIsAWSService` is true for AWS services with their own principal (replication, for one), and
 *   `aws:ViaAWSService` where a service repeats a request of one of our principals. `BoolIfExists` and not `Bool`:
 *   a request without the key must not slip through, and `Bool` is false for it.
 * - `ArnNotLike` on the role lets the service-linked roles, the deployer and the operators through. It is true where
 *   the key is missing, as above. For an assumed role the key is the role's ARN, not the session's.
 *
 * Managing the table is not denied, so that a mistake here can be taken back, and backups, restores, scaling and
 * exports, which are management, go on whatever role they use.
 */
export function denyOtherOrigins(
  { key, values, exemptRoles }: ResolvedOrigin,
  resources: readonly string[],
): Statement {
  return {
    Sid: "DenyItemsFromElsewhere",
    Effect: "Deny",
    Principal: "*",
    Action: ITEM_ACTIONS,
    Resource: resources,
    Condition: {
      StringNotEquals: { [key]: values },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" },
      ArnNotLike: { "aws:PrincipalArn": exemptRoles },
    },
  };
}
