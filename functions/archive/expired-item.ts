import { ArchivedLine } from "./archive-object";
import { itemText, PoisonRecordError } from "./item-text";
import { StreamRecord } from "./stream-record";

/** The day of a deletion, in UTC: `2026-11-27`; nothing where the record does not say it. */
export function dayOf({ dynamodb }: StreamRecord): string | undefined {
  const time = new Date((dynamodb?.ApproximateCreationDateTime ?? NaN) * 1000);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().slice(0, 10);
}

/**
 * An item that time to live has deleted, ready to be written.
 * @throws PoisonRecordError where the record does not hold what an archive needs
 */
export function expiredItem(record: StreamRecord): ArchivedLine {
  const { eventID, dynamodb = {} } = record;
  const { SequenceNumber: sequenceNumber, OldImage: image } = dynamodb;
  if (sequenceNumber === undefined || eventID === undefined) throw new PoisonRecordError("it has no number of its own");
  if (image === undefined) throw new PoisonRecordError("it has no old image: does the stream have old images?");
  const day = dayOf(record);
  if (day === undefined) throw new PoisonRecordError("it does not say when the item was deleted");
  // What tells one deletion from another, whatever object it is in: the same item may expire several times.
  const text = itemText(image, { EventID: eventID, SequenceNumber: sequenceNumber });
  return { sequenceNumber, eventId: eventID, day, text };
}
