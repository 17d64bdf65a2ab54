import { roleArn } from "../arn";
import { backupsOf } from "../backup/plan-of";
import { Environment } from "../environment";
import { backupNotes } from "./backup-notes";
import { recorderNotes } from "./recorder-note";
import { resolveBackupAudit } from "./resolve-backup-audit";
import { resolveBackupPlan } from "./resolve-backup-plan";
import { backupRole, restoreRole } from "./resolve-backup-roles";
import { homeVault, secondVault } from "./resolve-vaults";
import { ResolvedBackup } from "./resolved-backup";
import { ResolvedTable } from "./resolved";

/** Whether the deployment does without backups by decision. */
function isLeftOut({ acceptances }: ResolvedTable): boolean {
  return acceptances.some(({ control }) => control === "backup-plan");
}

/**
 * An environment's backups with every default filled in; nothing where it keeps none. Takes what validation let through.
 * @param environments the estate: another environment of the account may own the recorder that a framework needs
 */
export function resolveBackup(
  environment: Environment,
  tables: readonly ResolvedTable[],
  environments: readonly Environment[],
): ResolvedBackup | undefined {
  const declared = backupsOf(environment);
  if (declared === undefined || declared.kind === "off") return undefined;
  const backedUp = tables.filter((table) => !isLeftOut(table));
  const [home, second] = [homeVault(declared, environment), secondVault(declared, environment)];
  const tableArns = backedUp.map(({ arn }) => arn);
  const plan = declared.kind === "plan" ? resolveBackupPlan(declared, environment, tableArns) : undefined;
  const kept = { vault: home, secondVault: second, plan };
  const audit = resolveBackupAudit(declared, environment, kept);
  return {
    ...kept,
    deletionRoleArns: (declared.deletionRoles ?? []).map((each) => roleArn(environment, each)),
    preventDestroy: environment.stage !== "development",
    backupRole: plan && backupRole(environment, plan, backedUp, [home, ...(second ? [second] : [])]),
    restoreRole: restoreRole(environment, tables, home),
    ...audit,
    acceptances: declared.kind === "plan" ? [...(declared.loosened ?? [])] : [],
    notes: [
      ...backupNotes(
        environment,
        kept,
        tables.filter(isLeftOut).map(({ name }) => name),
      ),
      ...recorderNotes(audit.framework ? ["the framework of the backups"] : [], environment, environments),
    ],
  };
}
