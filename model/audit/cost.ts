import { isRead } from "../access-pattern";
import { TableDeployment } from "../deployment";
import { figure } from "../words";
import { AUDIT_PRICES, EVENT_BYTES } from "./prices";
import { levelFor } from "./scope";
import { DataEventLevel } from "./trail";

const SECONDS_PER_YEAR = 365 * 24 * 60 * 60;
const BYTES_PER_GB = 2 ** 30;

/** A table with the Regions that it is used in. */
export type RecordedTable = Pick<TableDeployment, "table" | "replication">;

/**
 * What a year of recording requests for items costs, in USD: of the declared access patterns, at their declared peaks
 * all year, in each Region where a table lives. It is no upper bound: callers that nobody declared, retries, and the
 * further pages of a query are requests as well.
 */
export interface YearlyCost {
  readonly events: number;
  readonly dataEvents: number;
  readonly logs: number;
  readonly total: number;
}

/**
 * Requests a second that a level records at the declared peaks: a request is an event, however many items it has. A
 * replica is taken to be used as the first Region is; what DynamoDB replicates by itself is not recorded.
 */
export function recordedPerSecond(level: DataEventLevel, tables: readonly RecordedTable[]): number {
  const recorded = tables.map(({ table, replication }) => {
    const recordedOf = levelFor(table, level);
    if (recordedOf === "off") return 0;
    const patterns = table.accessPatterns.filter(({ operation }) => recordedOf === "all" || !isRead(operation));
    const regions = 1 + (replication?.replicas.length ?? 0);
    return regions * patterns.reduce((sum, { peakPerSecond }) => sum + peakPerSecond, 0);
  });
  return recorded.reduce((sum, perSecond) => sum + perSecond, 0);
}

/** What CloudWatch Logs takes for this many events, in USD. */
function ingestion(events: number): number {
  return ((events * EVENT_BYTES) / BYTES_PER_GB) * AUDIT_PRICES.logsGb;
}

/** The cost of a year in which the declared peaks never end. */
export function yearlyCost(level: DataEventLevel, tables: readonly RecordedTable[]): YearlyCost {
  const events = recordedPerSecond(level, tables) * SECONDS_PER_YEAR;
  const dataEvents = (events / 100_000) * AUDIT_PRICES.dataEvents;
  const logs = ingestion(events);
  return { events, dataEvents, logs, total: dataEvents + logs };
}

const LEVELS: Readonly<Record<DataEventLevel, string>> = {
  off: "no requests for items",
  writes: "requests that write items",
  "writes-and-classified-reads": "requests that write items, and all for those of classified tables",
  all: "all requests for items",
};

function pricesOf(region: string): string {
  const { date, region: priced } = AUDIT_PRICES;
  return `the prices of ${date} in ${region === priced ? priced : `${priced}, which those of ${region} differ from`}`;
}

/** What the level costs, as a sentence for people. */
export function costNote(
  environmentName: string,
  region: string,
  level: DataEventLevel,
  tables: readonly RecordedTable[],
): string {
  const beginning = `the trail of ${environmentName} records ${LEVELS[level]}`;
  if (level === "off") return beginning;
  const { events, total } = yearlyCost(level, tables);
  return (
    `${beginning}: ${figure(Math.round(total))} USD a year for the declared access patterns, if their declared peaks lasted ` +
    `all year in each Region of their tables (${figure(Math.round(events / 1e6))} million events, with their copies in CloudWatch ` +
    `Logs), by ${pricesOf(region)}. Not in it: undeclared callers, retries, further pages, reads of streams, storage, ` +
    "searches, and requests to S3, KMS and SNS"
  );
}

/**
 * What management events cost, for which nothing is declared: they are those of the whole account, and those of KMS are
 * many where tables are encrypted with keys of one's own.
 */
export function managementCostNote(environmentName: string, region: string): string {
  const perMillion = ingestion(1e6).toFixed(2);
  return (
    `the trail of ${environmentName} records the management events of its account, calls to KMS included. CloudTrail takes ` +
    `nothing for the first copy in a Region; CloudWatch Logs takes about ${perMillion} USD for a million of them, by ` +
    `${pricesOf(region)}. How many there are depends on the account and is in no estimate here`
  );
}
