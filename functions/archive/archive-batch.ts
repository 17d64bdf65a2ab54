import { ArchivedLine, archiveObject, ArchiveObject } from "./archive-object";
import { sortRecords } from "./sort-records";
import { StreamRecord, tableNameOf } from "./stream-record";

/** Writes an object, or throws. */
export type Store = (object: ArchiveObject) => Promise<void>;

/** What the keys of objects begin with, without a slash at the end. */
export interface Prefixes {
  /** Of expired items: `expired-items`. */
  readonly items: string;
  /** Of records that cannot be read as such: `unreadable`. */
  readonly unreadable: string;
}

/** What was written of a batch. */
export interface Written {
  readonly key: string;
  readonly records: number;
}

export interface Archived {
  /** Left out where there was nothing to write. */
  readonly items?: Written;
  /** Left out where every record could be read. */
  readonly unreadable?: Written & { readonly tableName: string; readonly reasons: readonly string[] };
}

/**
 * Archives the items of a batch that time to live has deleted, in one object, and beside it, in another one, the records
 * among them that cannot be read: none of these holds up the others, and each is there when its 24 hours in the stream
 * are over.
 * @throws whatever the store throws: then nothing is known to be written, and the whole batch is to be tried again
 */
export async function archiveBatch(
  records: readonly StreamRecord[],
  prefixes: Prefixes,
  store: Store,
): Promise<Archived> {
  const { items, unreadable } = sortRecords(records);
  if (items.length + unreadable.length === 0) return {};
  const tableName = tableNameOf(records[0]?.eventSourceARN ?? "");
  const write = async (prefix: string, lines: readonly ArchivedLine[]): Promise<Written | undefined> => {
    const [first, ...others] = lines;
    if (!first) return undefined;
    const object = archiveObject(prefix, tableName, [first, ...others]);
    await store(object);
    return { key: object.key, records: lines.length };
  };
  const kept = await write(prefixes.items, items);
  const putAside = await write(prefixes.unreadable, unreadable);
  const reasons = [...new Set(unreadable.map(({ reason }) => reason))];
  return { items: kept, unreadable: putAside && { ...putAside, tableName, reasons } };
}
