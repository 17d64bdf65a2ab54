import { Environment } from "../../environment";
import { ServiceRoleKind } from "../../names";
import { Statement } from "../../policy-statement";
import { ProtectedEnvironment } from "../protected-table";

/** The ceiling of one kind of roles that AWS services take. */
export interface Ceiling {
  readonly kind: ServiceRoleKind;
  /** Whether the environment has roles of the kind. */
  readonly isNeeded: (environment: Environment) => boolean;
  /**
   * Regions beside those of the environment in which such roles do something.
   * @default - none
   */
  readonly alsoIn?: (environment: Environment) => readonly string[];
  /** What such roles may do at most; the denial of other Regions and of requests without TLS is added. */
  readonly statements: (environment: ProtectedEnvironment) => readonly Statement[];
}
