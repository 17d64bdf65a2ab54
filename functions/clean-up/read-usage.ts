import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DynamoMetric, readDailySums } from "./daily-sums";
import { Day } from "./days";
import { FoundTable } from "./found-table";
import { MeasuredIndex } from "./judge-index";
import { DailySums, MeasuredUse } from "./usage";

/** What was measured of a table in one Region. */
export interface TableUse {
  readonly table: MeasuredUse;
  /** By the index's name. */
  readonly indexes: ReadonlyMap<string, MeasuredIndex>;
}

interface Part {
  readonly tableName: string;
  readonly index?: string;
  readonly kind: "read" | "write" | "stream";
  readonly metric: DynamoMetric;
}

/** Reads and writes of the table and of each index, which count their own, and requests for the records of its stream. */
function partsOf({ name, indexes, streamLabel }: FoundTable): Part[] {
  const consumed = (index?: string): Part[] => {
    const dimensions = { TableName: name, ...(index === undefined ? {} : { GlobalSecondaryIndexName: index }) };
    const part = (kind: "read" | "write", metric: DynamoMetric["name"]): Part => ({
      tableName: name,
      index,
      kind,
      metric: { name: metric, statistic: "Sum", dimensions },
    });
    return [part("read", "ConsumedReadCapacityUnits"), part("write", "ConsumedWriteCapacityUnits")];
  };
  // AWS names table, operation and stream as dimensions, and not which of them come together.
  const requests = (dimensions: Readonly<Record<string, string>>): Part => ({
    tableName: name,
    kind: "stream",
    metric: { name: "SuccessfulRequestLatency", statistic: "SampleCount", dimensions },
  });
  const byTable = { TableName: name, Operation: "GetRecords" };
  return [
    ...consumed(),
    ...indexes.flatMap((index) => consumed(index.name)),
    ...(streamLabel === undefined ? [] : [requests(byTable), requests({ ...byTable, StreamLabel: streamLabel })]),
  ];
}

/** How many metrics tell how much a table was used. */
export function metricsOf(table: FoundTable): number {
  return partsOf(table).length;
}

function sentence({ kind, index }: Part): string {
  if (kind === "stream") return "read of its stream";
  return index === undefined ? kind : `${kind} of the index ${index}`;
}

const NONE: DailySums = new Map();

function useOf(table: FoundTable, region: string, parts: readonly (Part & { readonly sums: DailySums })[]): TableUse {
  const find = (index: string, kind: Part["kind"]) =>
    parts.find((part) => part.index === index && part.kind === kind)?.sums ?? NONE;
  return {
    table: { region, series: parts.map((part) => ({ what: sentence(part), sums: part.sums })) },
    indexes: new Map(
      table.indexes.map(({ name }) => [name, { region, reads: find(name, "read"), writes: find(name, "write") }]),
    ),
  };
}

/** How much tables were used in one Region, by their names. */
export async function readUsage(
  cloudwatch: CloudWatchClient,
  region: string,
  tables: readonly FoundTable[],
  first: Day,
  today: Day,
): Promise<Map<string, TableUse>> {
  const parts = tables.flatMap(partsOf);
  const sums = await readDailySums(
    cloudwatch,
    parts.map(({ metric }) => metric),
    first,
    today,
  );
  const byTable = new Map<string, (Part & { readonly sums: DailySums })[]>();
  parts.forEach((part, position) => {
    const measured = { ...part, sums: sums[position] ?? NONE };
    byTable.set(part.tableName, [...(byTable.get(part.tableName) ?? []), measured]);
  });
  return new Map(tables.map((table) => [table.name, useOf(table, region, byTable.get(table.name) ?? [])]));
}
