import { Archive, TableArchive } from "../../archive";
import { TableDeployment } from "../../deployment";
import { Environment } from "../../environment";
import { Problem } from "../../problem";
import { Table } from "../../table";
import { aDeployment, anEnvironment, aTable, problemsIn } from "../fixtures";

export const AT = 'test.tables["orders"].archive';

/** A sound deployment of a table whose expired items are archived. */
export function anArchivedTable(
  archive: TableArchive = { expiredItems: { retentionDays: 400 } },
  deployment: Partial<TableDeployment> = {},
  table: Partial<Table> = {},
): TableDeployment {
  const expiring = aTable({ timeToLive: { attribute: "expires" }, ...table });
  return aDeployment({ table: expiring, archive, ...deployment });
}

/** The problems of a table with such an archive. */
export function problemsOfArchived(
  archive: TableArchive,
  deployment: Partial<TableDeployment> = {},
  table: Partial<Table> = {},
): readonly Problem[] {
  return problemsIn(anEnvironment({ tables: [anArchivedTable(archive, deployment, table)] }));
}

/** The problems of an environment with such an archive, and one table in it. */
export function problemsOfArchive(
  archive: Archive,
  table: TableArchive = { expiredItems: { retentionDays: 400 } },
  environment: Partial<Environment> = {},
): readonly Problem[] {
  return problemsIn(anEnvironment({ archive, tables: [anArchivedTable(table)], ...environment }));
}
