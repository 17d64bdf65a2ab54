import { Outcome, forEach, troubles } from "../clean-up/bounded";
import { MAX_METRICS_PER_REQUEST } from "../clean-up/daily-sums";
import { windowBefore } from "../clean-up/days";
import { FoundTable } from "../clean-up/found-table";
import { MeasuredIndex } from "../clean-up/judge-index";
import { Criteria, Measurements } from "../clean-up/judge-table";
import { metricsOf, readUsage, TableUse } from "../clean-up/read-usage";
import { counted } from "../clean-up/words";
import { Surroundings } from "./surroundings";

/** A table with what is known of its use. */
export interface MeasuredTable {
  readonly table: FoundTable;
  readonly measurements: Measurements;
  readonly indexMeasurements: (index: string) => MeasuredIndex[];
  /** Whether a Region that may be asked has not answered: what is not known then may be known tomorrow. */
  readonly isIncomplete: boolean;
}

/** Tables that are measured together: as many as fit into one request, since all daily sums are held at once. */
export function batchesOf(tables: readonly FoundTable[]): FoundTable[][] {
  const batches: FoundTable[][] = [];
  let metrics = Infinity;
  for (const table of tables) {
    const own = metricsOf(table);
    if (metrics + own > MAX_METRICS_PER_REQUEST) {
      batches.push([]);
      metrics = 0;
    }
    batches.at(-1)?.push(table);
    metrics += own;
  }
  return batches;
}

interface RegionOfTables {
  readonly region: string;
  readonly there: readonly FoundTable[];
}

type Answered = Outcome<RegionOfTables, ReadonlyMap<string, TableUse>>;

function measured(table: FoundTable, answers: readonly Answered[], { regions }: Surroundings): MeasuredTable {
  const asked = answers.filter(({ item }) => item.there.includes(table));
  const uses = asked.flatMap((answer) => (answer.kind === "done" ? (answer.value.get(table.name) ?? []) : []));
  // A Region that has not answered is one that was not asked: nothing is known of it, which is not "unused".
  const unanswered = asked.flatMap(({ kind, item }) => (kind === "done" ? [] : [item.region]));
  return {
    table,
    measurements: {
      regions: uses.map((use) => use.table),
      unasked: [...unanswered, ...table.replicaRegions.filter((region) => !regions.includes(region))],
    },
    indexMeasurements: (index) => uses.flatMap((use) => use.indexes.get(index) ?? []),
    isIncomplete: unanswered.length > 0,
  };
}

/** Reads from CloudWatch how much tables and their indexes were used in each of their Regions, one Region after another. */
export async function measureTables(
  around: Surroundings,
  tables: readonly FoundTable[],
  { today, idleDays }: Criteria,
  hasTime: () => boolean,
): Promise<{ readonly tables: readonly MeasuredTable[]; readonly troubles: readonly string[] }> {
  const { first } = windowBefore(today, idleDays);
  const regions = around.regions.map((region) => ({
    region,
    there: tables.filter(({ replicaRegions }) => region === around.region || replicaRegions.includes(region)),
  }));
  const answers = await forEach(
    regions.filter(({ there }) => there.length > 0),
    1,
    hasTime,
    ({ region, there }) => readUsage(around.cloudwatch(region), region, there, first, today),
  );
  return {
    tables: tables.map((table) => measured(table, answers, around)),
    troubles: troubles(answers, ({ region, there }) => `the metrics of ${counted(there.length, "table")} in ${region}`),
  };
}
