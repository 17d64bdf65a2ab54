import { forEach, troubles, valuesOf } from "../clean-up/bounded";
import { dayOf, windowBefore } from "../clean-up/days";
import { FoundTable } from "../clean-up/found-table";
import { Criteria, Measurements } from "../clean-up/judge-table";
import { MeasuredIndex } from "../clean-up/judge-index";
import { readTable } from "../clean-up/read-table";
import { listTables } from "../clean-up/read-tables";
import { readUsage, TableUse } from "../clean-up/read-usage";
import { isRestoredTestTable } from "../restored-test-table";
import { ReviewSettings } from "./rule-event";
import { Surroundings } from "./surroundings";

/** A table with what is known of its use. */
export interface MeasuredTable {
  readonly table: FoundTable;
  readonly measurements: Measurements;
  readonly indexMeasurements: (index: string) => MeasuredIndex[];
}

export interface MeasuredTables {
  readonly tables: readonly MeasuredTable[];
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
async function tablesIn({ dynamodb, environment }: Surroundings, scope: ReviewSettings["scope"]): Promise<string[]> {
  const names = await listTables(dynamodb);
  return names.filter(
    (tableName) =>
      (scope === "account" || tableName.startsWith(`${environment}-`)) && !isRestoredTestTable({ tableName }),
  );
}

/** Reads the tables, and from CloudWatch how much they and their indexes were used in each of their Regions. */
export async function measureTables(
  around: Surroundings,
  settings: ReviewSettings,
  { today, idleDays }: Criteria,
  hasTime: () => boolean,
): Promise<MeasuredTables> {
  const names = await tablesIn(around, settings.scope);
  const outcomes = await forEach(names, AT_ONCE, hasTime, (name) => readTable(around.dynamodb, name));
  const tables = valuesOf(outcomes).filter(
    (table) => table !== undefined && !PASSING.includes(table.status),
  ) as FoundTable[];
  const { first } = windowBefore(today, idleDays);
  const usage = new Map<string, Map<string, TableUse>>();
  for (const region of around.regions) {
    const there = tables.filter(({ replicaRegions }) => region === around.region || replicaRegions.includes(region));
    if (there.length === 0) continue;
    usage.set(region, await readUsage(around.cloudwatch(region), region, there, first, today));
  }
  return {
    names,
    troubles: troubles(outcomes, (name) => name),
    tables: tables.map((table) => {
      const uses = [...usage.values()].flatMap((each) => each.get(table.name) ?? []);
      return {
        table,
        measurements: {
          regions: uses.map((use) => use.table),
          unasked: table.replicaRegions.filter((region) => !around.regions.includes(region)),
        },
        indexMeasurements: (index) => uses.flatMap((use) => use.indexes.get(index) ?? []),
      };
    }),
  };
}

/** Criteria of a rule on the day of the review. */
export function criteriaOf({ idleDays, keepTag }: ReviewSettings, now: Date): Criteria {
  return { idleDays, keepTag, today: dayOf(now) };
}
