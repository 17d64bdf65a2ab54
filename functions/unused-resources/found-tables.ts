import { forEach, troubles, valuesOf } from "../clean-up/bounded";
import { FoundTable } from "../clean-up/found-table";
import { readTable } from "../clean-up/read-table";
import { listTables } from "../clean-up/read-tables";
import { isRestoredTestTable } from "../restored-test-table";
import { ReviewSettings } from "./rule-event";
import { Surroundings } from "./surroundings";

export interface FoundTables {
  readonly tables: readonly FoundTable[];
  /** Names of the tables that the rule is about, those that could not be read included. */
  readonly names: readonly string[];
  /** Tables that could not be read, and why. */
  readonly troubles: readonly string[];
}

/** Requests to DynamoDB's control plane at the same time. */
const AT_ONCE = 10;

/** A table that comes or goes is judged when it is there. */
const PASSING = ["CREATING", "DELETING"];

/** The tables of a review. What a restore test made belongs to AWS Backup, which deletes it. */
export async function findTables(
  { dynamodb, environment }: Surroundings,
  { scope }: ReviewSettings,
  hasTime: () => boolean,
): Promise<FoundTables> {
  const names = (await listTables(dynamodb)).filter(
    (tableName) =>
      (scope === "account" || tableName.startsWith(`${environment}-`)) && !isRestoredTestTable({ tableName }),
  );
  const outcomes = await forEach(names, AT_ONCE, hasTime, (name) => readTable(dynamodb, name));
  const tables = valuesOf(outcomes).flatMap((table) => (table && !PASSING.includes(table.status) ? [table] : []));
  return { names, tables, troubles: troubles(outcomes, (name) => name) };
}
