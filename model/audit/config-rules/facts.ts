import { EnvironmentFacts, TableFacts } from "../../../controls/config-rule";
import { dataKeyOf } from "../../access/protected-table";
import { Alerts } from "../../alerts";
import { roleArn } from "../../arn";
import { backupsOf, tiersOf } from "../../backup/plan-of";
import { TableDeployment } from "../../deployment";
import { Environment } from "../../environment";
import { bucketNameIn, dataKeyAlias, tableNameIn } from "../../names";
import { AUDIT_PART } from "../names";
import { acceptancesOf, recoveryDaysOf, tagsOf } from "../../resolve/table-defaults";

/** The environment's vault and its plan, as far as there are. */
function vaultFacts(environment: Environment): EnvironmentFacts["vault"] {
  const backups = backupsOf(environment);
  if (!backups || backups.kind === "off") return undefined;
  const deletionRoleArns = (backups.deletionRoles ?? []).map((each) => roleArn(environment, each));
  if (backups.kind === "vault") return { deletionRoleArns, daily: false };
  const shortestDays = Math.min(...tiersOf(backups, environment).map(({ deleteAfterDays }) => deleteAfterDays));
  const daily = (backups.loosened ?? []).length === 0;
  return { deletionRoleArns, daily, shortestDays: Number.isFinite(shortestDays) ? shortestDays : undefined };
}

function backupFacts(exceptions: readonly string[], environment: Environment): TableFacts["backup"] {
  const backups = backupsOf(environment);
  if (backups?.kind !== "plan" || exceptions.includes("backup-plan")) return undefined;
  return { daily: (backups.loosened ?? []).length === 0, locked: backups.lock?.mode !== "none" };
}

function tableFacts(deployment: TableDeployment, environment: Environment): TableFacts {
  const exceptions = acceptancesOf(deployment, environment).map(({ control }) => control);
  return {
    tableName: tableNameIn(environment.name, deployment.table.name),
    tags: { environment: environment.name, "cost-center": environment.costCenter, ...tagsOf(deployment) },
    keyAlias: `alias/${dataKeyAlias(environment.name, dataKeyOf(deployment))}`,
    deletionProtection: !exceptions.includes("deletion-protection"),
    pointInTimeRecoveryDays: recoveryDaysOf(deployment, environment),
    backup: backupFacts(exceptions, environment),
    restoreMinutes: environment.audit?.configRules?.maximumRestoreMinutes,
    exceptions,
  };
}

/** The trail that the environment makes, as far as it does. */
function trailFacts(environment: Environment): EnvironmentFacts["trail"] {
  const trail = environment.audit?.trail;
  if (trail?.kind !== "created") return undefined;
  const { bucket, managementEvents } = trail;
  return {
    bucketName: bucket?.kind === "existing" ? bucket.name : bucketNameIn(environment, AUDIT_PART),
    managementEvents: typeof managementEvents !== "object",
  };
}

/** What the rules of the controls depend on. */
export function environmentFacts(environment: Environment): EnvironmentFacts {
  const { name, tables, caches = [], network, alerts = Alerts.created() } = environment;
  return {
    name,
    tables: tables.map((deployment) => tableFacts(deployment, environment)),
    hasCaches: caches.length > 0,
    vpc: network?.kind,
    ownsAlertTopic: alerts.kind === "created",
    trail: trailFacts(environment),
    vault: vaultFacts(environment),
  };
}
