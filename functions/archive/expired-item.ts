import { itemText, PoisonRecordError } from "./item-text";
import { StreamRecord } from "./stream-record";

/** An item that time to live has deleted, ready to be written. */
export interface ExpiredItem {
  readonly sequenceNumber: string;
  readonly eventId: string;
  /** The day of its deletion, in UTC: `2026-11-27`. */
  readonly day: string;
  readonly text: string;
}

function dayOf(seconds: number | undefined): string {
  const time = new Date((seconds ?? NaN) * 1000);
  if (Number.isNaN(time.getTime())) throw new PoisonRecordError("it does not say when the item was deleted");
  return time.toISOString().slice(0, 10);
}

/** @throws PoisonRecordError where the record does not hold what an archive needs */
export function expiredItem({ eventID, dynamodb = {} }: StreamRecord): ExpiredItem {
  const { SequenceNumber: sequenceNumber, OldImage: image, ApproximateCreationDateTime: deletedAt } = dynamodb;
  if (sequenceNumber === undefined || eventID === undefined) throw new PoisonRecordError("it has no number of its own");
  if (image === undefined) throw new PoisonRecordError("it has no old image: does the stream have old images?");
  return { sequenceNumber, eventId: eventID, day: dayOf(deletedAt), text: itemText(image) };
}
