import { archiveObject, ArchiveObject } from "./archive-object";
import { expiredItem, ExpiredItem } from "./expired-item";
import { PoisonRecordError } from "./item-text";
import { isExpiry, StreamRecord, tableNameOf } from "./stream-record";

/** Writes an object, or throws. */
export type Store = (object: ArchiveObject) => Promise<void>;

/** A record at which archiving has stopped. */
export interface Poison {
  readonly sequenceNumber: string;
  readonly reason: string;
}

export interface Archived {
  /** Key of the object; left out where there was nothing to write. */
  readonly key?: string;
  readonly items: number;
  readonly poison?: Poison;
}

/** The expired items up to the first record that cannot be archived. */
function readable(records: readonly StreamRecord[]): { items: ExpiredItem[]; poison?: Poison } {
  const items: ExpiredItem[] = [];
  for (const record of records) {
    if (!isExpiry(record)) continue;
    try {
      items.push(expiredItem(record));
    } catch (error) {
      const sequenceNumber = record.dynamodb?.SequenceNumber;
      if (!(error instanceof PoisonRecordError) || sequenceNumber === undefined) throw error;
      return { items, poison: { sequenceNumber, reason: error.message } };
    }
  }
  return { items };
}

/**
 * Archives the items of a batch that time to live has deleted, in one object.
 *
 * It stops at the first record that cannot be archived. What follows is not written: Lambda delivers everything from
 * that record on again, and then it would be in two objects.
 * @throws whatever the store throws: then nothing is known to be written, and the whole batch is to be tried again
 */
export async function archiveBatch(records: readonly StreamRecord[], prefix: string, store: Store): Promise<Archived> {
  const { items, poison } = readable(records);
  const [first, ...others] = items;
  if (!first) return { items: 0, poison };
  const object = archiveObject(prefix, tableNameOf(records[0]?.eventSourceARN ?? ""), [first, ...others]);
  await store(object);
  return { key: object.key, items: items.length, poison };
}
