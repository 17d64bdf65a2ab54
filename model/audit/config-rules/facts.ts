import { EnvironmentFacts, TableFacts } from "../../../controls/config-rule";
import { dataKeyOf } from "../../access/protected-table";
import { Alerts } from "../../alerts";
import { TableDeployment } from "../../deployment";
import { Environment } from "../../environment";
import { dataKeyAlias, tableNameIn } from "../../names";
import { acceptancesOf, recoveryDaysOf, tagsOf } from "../../resolve/table-defaults";

function tableFacts(deployment: TableDeployment, environment: Environment): TableFacts {
  const exceptions = acceptancesOf(deployment, environment).map(({ control }) => control);
  return {
    tableName: tableNameIn(environment.name, deployment.table.name),
    tags: { environment: environment.name, "cost-center": environment.costCenter, ...tagsOf(deployment) },
    keyAlias: `alias/${dataKeyAlias(environment.name, dataKeyOf(deployment))}`,
    deletionProtection: !exceptions.includes("deletion-protection"),
    pointInTimeRecoveryDays: recoveryDaysOf(deployment, environment),
    exceptions,
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
  };
}
