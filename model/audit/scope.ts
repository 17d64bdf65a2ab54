import { tableArn } from "../arn";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { tableNameIn } from "../names";
import { eventSelectors } from "./event-selectors";
import { Table } from "../table";
import { CreatedTrail, DataEventLevel } from "./trail";

/** Who changed what, and who read what is nobody's business, is kept in production; elsewhere items are nobody's. */
export function defaultDataEvents({ stage }: Environment): DataEventLevel {
  return stage === "production" ? "writes-and-classified-reads" : "off";
}

/** Days for which files are kept: seven years in production, which is what most rules on records ask for. */
export function defaultRetentionDays({ stage }: Environment): number {
  return stage === "production" ? 2557 : 365;
}

/** The tables whose items a trail is about. */
export function recordedTables(trail: CreatedTrail, { tables }: Environment): TableDeployment[] {
  return tables.filter(({ table }) => trail.tables?.includes(table.name) ?? true);
}

/** Whether it is somebody's business who read a table. */
export function isClassified({ dataClassification }: Table): boolean {
  return dataClassification === "confidential" || dataClassification === "restricted";
}

/** Which requests for the items of one table a level records. */
export function levelFor(table: Table, level: DataEventLevel): "off" | "writes" | "all" {
  if (level !== "writes-and-classified-reads") return level;
  return isClassified(table) ? "all" : "writes";
}

/** A table in the environment's Region and in those of its replicas. */
function tableArnsOf({ table, replication }: TableDeployment, { name, account, region }: Environment): string[] {
  const regions = [region, ...(replication?.replicas ?? []).map((replica) => replica.region)];
  return regions.map((each) => tableArn({ account, region: each }, tableNameIn(name, table.name)));
}

/** Which events the trail of an environment records. */
export function selectorsOf(trail: CreatedTrail, environment: Environment) {
  const level = trail.dataEvents ?? defaultDataEvents(environment);
  const arnsAt = (wanted: "writes" | "all") =>
    recordedTables(trail, environment)
      .filter(({ table }) => levelFor(table, level) === wanted)
      .flatMap((deployment) => tableArnsOf(deployment, environment));
  return eventSelectors({
    account: environment.account,
    managementEvents: trail.managementEvents ?? "all",
    writtenTableArns: arnsAt("writes"),
    wholeTableArns: arnsAt("all"),
  });
}
