import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { Acceptance } from "./resolved";

/** What a deployment says where it says nothing, for whoever needs to know it without the whole table. */

/** The longest period AWS offers; its price does not depend on the period. */
export const DEFAULT_RECOVERY_DAYS = 35;

export function tagsOf(deployment: TableDeployment): Record<string, string> {
  const { table } = deployment;
  return {
    owner: table.owner,
    "data-classification": table.dataClassification,
    ...(table.costCenter === undefined ? {} : { "cost-center": table.costCenter }),
    ...table.tags,
    ...deployment.tags,
  };
}

/** Deletion protection is off in development by default, where tables come and go, and for a table that retires. */
export function acceptancesOf(deployment: TableDeployment, environment: Environment): Acceptance[] {
  const acceptances: Acceptance[] = [...(deployment.loosened ?? [])];
  if (deployment.retiring !== undefined) {
    acceptances.push({ control: "deletion-protection", reason: `the table retires: ${deployment.retiring}` });
  } else if (environment.stage === "development") {
    acceptances.push({ control: "deletion-protection", reason: "tables of a development environment come and go" });
  }
  return acceptances;
}

/** How far back the table can be restored to any second; nothing where that is loosened. */
export function recoveryDaysOf(deployment: TableDeployment, environment: Environment): number | undefined {
  const loosened = acceptancesOf(deployment, environment).some(({ control }) => control === "point-in-time-recovery");
  return loosened ? undefined : (deployment.pointInTimeRecoveryDays ?? DEFAULT_RECOVERY_DAYS);
}
