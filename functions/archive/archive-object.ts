import { gzipSync, strToU8 } from "fflate";
import { createHash } from "node:crypto";
import { ExpiredItem } from "./expired-item";

/** Digits of the longest sequence number: names then sort as the numbers do. */
const SEQUENCE_DIGITS = 40;

/** An object of the archive. */
export interface ArchiveObject {
  readonly key: string;
  readonly body: Uint8Array;
  /** Of the body, in Base64. S3 compares it before it keeps the object. */
  readonly sha256: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * One object for the items of a batch, named by the first of them alone. Whatever Lambda makes of a batch that it has to
 * try again - the same one, a longer one, halves of it - begins with that item or with a later one that is the first of
 * its own: the first part overwrites, the others have names of their own, and no item is in two objects.
 * The same items give the same bytes.
 */
export function archiveObject(
  prefix: string,
  tableName: string,
  items: readonly [ExpiredItem, ...ExpiredItem[]],
): ArchiveObject {
  const [first] = items;
  const last = items.at(-1) ?? first;
  const name = `${first.sequenceNumber.padStart(SEQUENCE_DIGITS, "0")}-${first.eventId}.json.gz`;
  // In JavaScript: the zlib of another version of Node would give other bytes.
  const body = gzipSync(strToU8(items.map(({ text }) => text).join("")), { mtime: 0 });
  return {
    key: `${prefix}/table=${tableName}/date=${first.day}/${name}`,
    body,
    sha256: createHash("sha256").update(body).digest("base64"),
    metadata: {
      "item-count": String(items.length),
      "first-sequence-number": first.sequenceNumber,
      "last-sequence-number": last.sequenceNumber,
    },
  };
}
