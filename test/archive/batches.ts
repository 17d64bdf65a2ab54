import { strFromU8 } from "fflate";
import { gunzipSync } from "node:zlib";
import { ArchiveObject } from "../../functions/archive/archive-object";
import { StreamRecord } from "../../functions/archive/stream-record";

const STREAM = "arn:aws:dynamodb:eu-west-1:111111111111:table/prod-sessions/stream/2026-01-01T00:00:00.000";
export const MIDNIGHT = Date.UTC(2026, 10, 28) / 1000;

/** The record of an item that has expired; of one that has lost its image where it is poison. */
export function expiry(number: number, poison = false, seconds = MIDNIGHT - 60): StreamRecord {
  return {
    eventID: `event${number}`,
    eventName: "REMOVE",
    eventSourceARN: STREAM,
    userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
    dynamodb: {
      SequenceNumber: `1${String(number).padStart(22, "0")}`,
      ApproximateCreationDateTime: seconds,
      ...(poison ? {} : { OldImage: { id: { S: `item-${number}` } } }),
    },
  };
}

export const PREFIXES = { items: "expired-items", unreadable: "unreadable" };

export const linesOf = ({ body }: ArchiveObject) => strFromU8(gunzipSync(body)).split("\n").filter(Boolean);

/** A store as S3 is: what is written under a name that exists takes its place. */
export class Objects {
  readonly byKey = new Map<string, ArchiveObject>();

  readonly store = (object: ArchiveObject) => {
    this.byKey.set(object.key, object);
    return Promise.resolve();
  };

  /** The lines of all objects below a prefix. */
  linesIn(prefix: string): string[] {
    const below = [...this.byKey.values()].filter(({ key }) => key.startsWith(`${prefix}/`));
    return below.flatMap(linesOf);
  }
}
