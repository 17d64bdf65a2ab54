import { createHash } from "node:crypto";
import { ArchivedLine } from "./archive-object";
import { dayOf, expiredItem } from "./expired-item";
import { isExpiry, StreamRecord } from "./stream-record";

/** A record that cannot be read as an expired item, now or later, as it was handed over. */
export interface UnreadableRecord extends ArchivedLine {
  readonly reason: string;
}

/** The expired items of a batch, and what should be one and cannot be read. */
export interface Sorted {
  readonly items: readonly ArchivedLine[];
  readonly unreadable: readonly UnreadableRecord[];
}

/** Everything that names it may be what is missing: then its own digest does, and is the same each time. */
function unreadable(record: StreamRecord, error: unknown): UnreadableRecord {
  const reason = error instanceof Error ? error.message : String(error);
  const text = `${JSON.stringify({ Reason: reason, Record: record })}\n`;
  return {
    sequenceNumber: record.dynamodb?.SequenceNumber ?? "0",
    eventId: record.eventID ?? createHash("sha256").update(text).digest("hex"),
    day: dayOf(record) ?? "unknown",
    text,
    reason,
  };
}

/** Tells expired items from records that cannot be read as such. Whatever else there is, is left out. */
export function sortRecords(records: readonly StreamRecord[]): Sorted {
  const items: ArchivedLine[] = [];
  const bad: UnreadableRecord[] = [];
  for (const record of records.filter(isExpiry)) {
    try {
      items.push(expiredItem(record));
    } catch (error) {
      // Whatever it is: the same record gives the same error again, and would hold up those behind it.
      bad.push(unreadable(record, error));
    }
  }
  return { items, unreadable: bad };
}
