import { Environment } from "../../environment";
import { ServiceRoleKind } from "../../names";
import { Statement } from "../../policy-statement";
import { ProtectedEnvironment } from "../protected-table";

/** The ceiling of one kind of roles that AWS services take. */
export interface Ceiling {
  readonly kind: ServiceRoleKind;
  /** Whether the environment has roles of the kind. */
  readonly isNeeded: (environment: Environment) => boolean;
  /** What such roles may do at most; the denial of other Regions and of requests without TLS is added. */
  readonly statements: (guarded: ProtectedEnvironment, environment: Environment) => readonly Statement[];
  /**
   * Regions that such roles work in, beside those of the tables.
   * @default - none
   */
  readonly regions?: (environment: Environment) => readonly string[];
}
