import { isRead } from "../access-pattern";
import { Table } from "../table";
import { figure } from "../words";
import { levelFor } from "./scope";
import { AUDIT_PRICES, EVENT_BYTES } from "./prices";
import { DataEventLevel } from "./trail";

const SECONDS_PER_YEAR = 365 * 24 * 60 * 60;
const BYTES_PER_GB = 2 ** 30;

/** What a year of recording costs at most, in USD. */
export interface YearlyCost {
  readonly events: number;
  readonly dataEvents: number;
  readonly logs: number;
  readonly total: number;
}

/** Requests a second that a level records at the declared peaks: a request is an event, however many items it has. */
export function recordedPerSecond(level: DataEventLevel, tables: readonly Table[]): number {
  const recorded = tables.flatMap((table) => {
    const recordedOf = levelFor(table, level);
    if (recordedOf === "off") return [];
    return table.accessPatterns.filter(({ operation }) => recordedOf === "all" || !isRead(operation));
  });
  return recorded.reduce((sum, { peakPerSecond }) => sum + peakPerSecond, 0);
}

/** The cost of a year in which the peaks never end: what the tables are used in fact only makes it less. */
export function yearlyCost(level: DataEventLevel, tables: readonly Table[]): YearlyCost {
  const events = recordedPerSecond(level, tables) * SECONDS_PER_YEAR;
  const dataEvents = (events / 100_000) * AUDIT_PRICES.dataEvents;
  const logs = ((events * EVENT_BYTES) / BYTES_PER_GB) * AUDIT_PRICES.logsGb;
  return { events, dataEvents, logs, total: dataEvents + logs };
}

const LEVELS: Readonly<Record<DataEventLevel, string>> = {
  off: "no requests for items",
  writes: "requests that write items",
  "writes-and-classified-reads": "requests that write items, and all for those of classified tables",
  all: "all requests for items",
};

/** What the level costs, as a sentence for people. */
export function costNote(
  environmentName: string,
  region: string,
  level: DataEventLevel,
  tables: readonly Table[],
): string {
  const beginning = `the trail of ${environmentName} records ${LEVELS[level]}`;
  if (level === "off") return beginning;
  const { events, total } = yearlyCost(level, tables);
  const { date, region: priced } = AUDIT_PRICES;
  const where = region === priced ? priced : `${priced}, which those of ${region} differ from`;
  return (
    `${beginning}: ${figure(Math.round(total))} USD a year at most, if the declared peaks lasted all year ` +
    `(${figure(Math.round(events / 1e6))} million events). An estimate by the prices of ${date} in ${where}; ` +
    "storage and reads of streams are not in it"
  );
}
