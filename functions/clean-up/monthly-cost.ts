import { FoundIndex, FoundTable, Units } from "./found-table";
import { DAYS_A_MONTH, HOURS_A_MONTH, PRICES } from "./prices";
import { figure } from "./words";

/** Request units that something consumed in so many days. */
export interface Consumed extends Units {
  readonly days: number;
}

function throughput(provisioned: Units | undefined, consumed: Consumed, factor: number): number {
  if (provisioned) {
    const { read, write } = PRICES.unitHour;
    return (provisioned.read * read + provisioned.write * write) * HOURS_A_MONTH * factor;
  }
  const { read, write } = PRICES.requestUnit;
  return ((consumed.read * read + consumed.write * write) / consumed.days) * DAYS_A_MONTH * factor;
}

/** What an index costs a month, in US dollars: an estimate, see `PRICES`. */
export function monthlyCostOfIndex(table: FoundTable, index: FoundIndex, consumed: Consumed): number {
  const { tableClass } = table;
  const factor = tableClass === "STANDARD" ? 1 : PRICES.infrequentAccessFactor;
  return throughput(index.provisioned, consumed, factor) + (index.bytes / 1e9) * PRICES.storage[tableClass];
}

/** What an idle table costs a month with all its indexes, in US dollars: an estimate for one Region, see `PRICES`. */
export function monthlyCostOfIdleTable(table: FoundTable): number {
  const idle: Consumed = { read: 0, write: 0, days: 1 };
  const itself: FoundIndex = { name: table.name, bytes: table.bytes, provisioned: table.provisioned };
  return [itself, ...table.indexes].reduce((sum, part) => sum + monthlyCostOfIndex(table, part, idle), 0);
}

/** `about USD 12.30 a month (estimate, prices of us-east-1 of 2026-10-03)` */
export function estimate(dollars: number): string {
  const amount =
    dollars > 0 && dollars < 0.01
      ? "under USD 0.01"
      : `about USD ${dollars >= 1000 ? figure(Math.round(dollars)) : dollars.toFixed(2)}`;
  return `${amount} a month (estimate, prices of ${PRICES.region} of ${PRICES.date})`;
}
