import { backupsOf } from "../backup/plan-of";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { RestoreTests } from "../restore-tests";

/** The environment whose tables are restored, as the estate has it. */
export function sourceOf({ source }: RestoreTests, environments: readonly Environment[]): Environment | undefined {
  return environments.find(({ name }) => name === source);
}

/** The tables of an environment that AWS Backup backs up. */
export function backedUpTables(environment: Environment): readonly TableDeployment[] {
  if (backupsOf(environment)?.kind !== "plan") return [];
  return environment.tables.filter(({ loosened = [] }) => !loosened.some(({ control }) => control === "backup-plan"));
}

/** The tables whose restore is tested: every one that is backed up and not left out with a reason. */
export function testedTables({ leftOut = [] }: RestoreTests, source: Environment): readonly TableDeployment[] {
  return backedUpTables(source).filter(({ table }) => !leftOut.some((each) => each.table === table.name));
}
