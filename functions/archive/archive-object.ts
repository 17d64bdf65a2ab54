import { gzipSync, strToU8 } from "fflate";
import { createHash } from "node:crypto";

/** Digits of the longest sequence number: names then sort as the numbers do. */
const SEQUENCE_DIGITS = 40;

/** What one record of a stream brings into the archive. */
export interface ArchivedLine {
  /** Of the record in its stream. */
  readonly sequenceNumber: string;
  /** Taken once, whatever the stream. */
  readonly eventId: string;
  /** The day of its deletion, in UTC: `2026-11-27`. */
  readonly day: string;
  /** With a line break at the end. */
  readonly text: string;
}

/** An object of the archive. */
export interface ArchiveObject {
  readonly key: string;
  readonly body: Uint8Array;
  /** Of the body, in Base64. S3 compares it before it keeps the object. */
  readonly sha256: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * One object for the lines of a batch, named by the first of them alone. Whatever Lambda makes of a batch that it has to
 * try again - the same one, a longer one, halves of it - begins with that line or with a later one that is the first of
 * its own: the first part overwrites, the others have names of their own, and no line is in two objects.
 * The same lines give the same bytes.
 */
export function archiveObject(
  prefix: string,
  tableName: string,
  lines: readonly [ArchivedLine, ...ArchivedLine[]],
): ArchiveObject {
  const [first] = lines;
  const last = lines.at(-1) ?? first;
  const name = `${first.sequenceNumber.padStart(SEQUENCE_DIGITS, "0")}-${first.eventId}.json.gz`;
  // In JavaScript: the zlib of another version of Node would give other bytes.
  const body = gzipSync(strToU8(lines.map(({ text }) => text).join("")), { mtime: 0 });
  return {
    key: `${prefix}/table=${tableName}/date=${first.day}/${name}`,
    body,
    sha256: createHash("sha256").update(body).digest("base64"),
    metadata: {
      "item-count": String(lines.length),
      "first-sequence-number": first.sequenceNumber,
      "last-sequence-number": last.sequenceNumber,
    },
  };
}
