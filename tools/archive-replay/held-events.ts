import { dayOf } from "../../functions/archive/expired-item";
import { StreamRecord } from "../../functions/archive/stream-record";

/** The archive's objects, read. */
export interface ArchiveReader {
  readonly keysBelow: (prefix: string) => Promise<readonly string[]>;
  /** Of its last line; nothing where the object does not say it. */
  readonly lastSequenceNumberOf: (key: string) => Promise<string | undefined>;
  /** Its lines, as they were before they were compressed. */
  readonly linesOf: (key: string) => Promise<readonly string[]>;
}

/** What the keys of objects begin with, without a slash at the end: expired items, unreadable records. */
export type Prefixes = readonly string[];

const DAY = 24 * 60 * 60 * 1000;

/**
 * The days under which an object may lie that holds one of these records: those of the records, and the one before. An
 * object has the day of its first line, and no batch is longer than the 24 hours of a stream.
 */
function daysOf(records: readonly StreamRecord[]): string[] {
  const days = records.flatMap((record) => dayOf(record) ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return ["unknown"];
  const found: string[] = [];
  for (let time = Date.parse(first) - DAY; time <= Date.parse(last); time += DAY) {
    found.push(new Date(time).toISOString().slice(0, 10));
  }
  return [...found, "unknown"];
}

/** The sequence number that the name of an object begins with. */
function firstSequenceNumberOf(key: string): bigint | undefined {
  const digits = /\/(\d+)-[^/]+$/.exec(key)?.[1];
  return digits === undefined ? undefined : BigInt(digits);
}

/** The event that a line stands for: an expired item's, or that of a record that could not be read. */
function eventOf(line: string): string | undefined {
  const { EventID, Record } = JSON.parse(line) as { EventID?: string; Record?: StreamRecord };
  return EventID ?? Record?.eventID;
}

/**
 * Which of these events the archive holds already, by the lines of every object that could hold one. Names alone would
 * not say it: an object may begin with a record that the stream has forgotten, and numbers of another shard lie between.
 */
export async function heldEvents(
  reader: ArchiveReader,
  prefixes: Prefixes,
  tableName: string,
  records: readonly StreamRecord[],
): Promise<ReadonlySet<string>> {
  const numbers = records.map(({ dynamodb }) => BigInt(dynamodb?.SequenceNumber ?? 0));
  const [first, last] = [numbers[0], numbers.at(-1)];
  const held = new Set<string>();
  if (first === undefined || last === undefined) return held;
  for (const prefix of prefixes) {
    for (const day of daysOf(records)) {
      for (const key of await reader.keysBelow(`${prefix}/table=${tableName}/date=${day}/`)) {
        const begin = firstSequenceNumberOf(key);
        if (begin === undefined || begin > last) continue;
        const end = await reader.lastSequenceNumberOf(key);
        if (end !== undefined && BigInt(end) < first) continue;
        for (const line of await reader.linesOf(key)) held.add(eventOf(line) ?? "");
      }
    }
  }
  return held;
}
