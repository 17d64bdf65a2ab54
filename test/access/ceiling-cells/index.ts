import { Environment } from "../../../model/environment";
import { ServiceRoleKind } from "../../../model/names";
import { protectedEnvironment } from "../../../model/access/protected-table";
import { serviceBoundariesOf } from "../../../model/access/ceilings";
import { Cell } from "../consumer-cells";
import { archiveCells } from "./archive";
import { backupCells } from "./backup";
import { auditCells } from "./audit";
import { remediationCells } from "./audit-remediation";
import { functionCells } from "./functions";
import { serviceCells } from "./service";

/** The questions about each kind's ceiling. A kind without questions would leave its ceiling unproven. */
const CELLS: Partial<Record<ServiceRoleKind, (environment: Environment, aliases: readonly string[]) => Cell[]>> = {
  service: serviceCells,
  audit: (environment, aliases) => [...auditCells(environment), ...remediationCells(environment, aliases)],
  backup: backupCells,
  functions: functionCells,
  archive: archiveCells,
};

/** What the ceilings of the environment leave of everything, and what they do not. */
export function ceilingCells(environment: Environment, aliases: readonly string[]) {
  return serviceBoundariesOf(environment, protectedEnvironment(environment)).map(({ terraformName }) => {
    const kind = terraformName.replace(/_boundary$/, "") as ServiceRoleKind;
    const cells = CELLS[kind];
    if (!cells) throw new Error(`nothing asks about the ceiling ${terraformName}`);
    return { kind, cells: cells(environment, aliases) };
  });
}
