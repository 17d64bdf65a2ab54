import { Day, dayOf, startOf } from "./days";
import { FoundIndex, FoundTable } from "./found-table";
import { Circumstances, Criteria } from "./judge-table";
import { DailySums, MeasuredUse } from "./usage";

/** Sound parts for tests to break. */

export const TODAY: Day = dayOf(new Date("2026-11-27T10:00:00Z"));

export const CRITERIA: Criteria = { idleDays: 100, keepTag: "keep", today: TODAY };

export function aFoundTable(overrides: Partial<FoundTable> = {}): FoundTable {
  return {
    name: "orders",
    arn: "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
    id: "0a1b2c3d-0000-4000-8000-000000000000",
    created: startOf(TODAY - 1000),
    status: "ACTIVE",
    items: 1234,
    bytes: 5e9,
    tableClass: "STANDARD",
    indexes: [],
    replicaRegions: [],
    deletionProtection: false,
    ...overrides,
  };
}

export function anIndex(overrides: Partial<FoundIndex> = {}): FoundIndex {
  return { name: "by-state", bytes: 2e9, ...overrides };
}

/** The same sum on each of the days before today, the last ones first: `zeros(100)`. */
export function sums(value: number, days: number, before: Day = TODAY): DailySums {
  return new Map(Array.from({ length: days }, (_, back) => [before - 1 - back, value]));
}

export const zeros = (days: number, before?: Day) => sums(0, days, before);

/** Sums with some days changed; `undefined` takes the samples of a day away. */
export function withDays(base: DailySums, days: Readonly<Record<Day, number | undefined>>): DailySums {
  const changed = new Map(base);
  for (const [day, value] of Object.entries(days)) {
    if (value === undefined) changed.delete(Number(day));
    else changed.set(Number(day), value);
  }
  return changed;
}

export function measured(reads: DailySums, writes: DailySums = new Map(), region = "eu-west-1"): MeasuredUse {
  return {
    region,
    series: [
      { what: "read", sums: reads },
      { what: "write", sums: writes },
    ],
  };
}

export const ALONE: Circumstances = { tags: {}, exports: 0, kinesisStreams: [] };
