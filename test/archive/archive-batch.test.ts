import fc from "fast-check";
import { strFromU8 } from "fflate";
import { gunzipSync } from "node:zlib";
import { deliver } from "./stream-delivery";
import { archiveBatch } from "../../functions/archive/archive-batch";
import { ArchiveObject } from "../../functions/archive/archive-object";
import { StreamRecord } from "../../functions/archive/stream-record";

const STREAM = "arn:aws:dynamodb:eu-west-1:111111111111:table/prod-sessions/stream/2026-01-01T00:00:00.000";
const MIDNIGHT = Date.UTC(2026, 10, 28) / 1000;

/** The record of an item that has expired; of one that has lost its image where it is poison. */
function expiry(number: number, poison = false, seconds = MIDNIGHT - 60): StreamRecord {
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

const linesOf = ({ body }: ArchiveObject) => strFromU8(gunzipSync(body)).split("\n").filter(Boolean);

/** A store as S3 is: what is written under a name that exists takes its place. */
class Objects {
  readonly byKey = new Map<string, ArchiveObject>();

  readonly store = (object: ArchiveObject) => {
    this.byKey.set(object.key, object);
    return Promise.resolve();
  };

  get lines(): string[] {
    return [...this.byKey.values()].flatMap(linesOf);
  }
}

async function archived(...records: readonly StreamRecord[]) {
  const objects = new Objects();
  const outcome = await archiveBatch(records, "expired-items", objects.store);
  return { ...outcome, objects: [...objects.byKey.values()], lines: objects.lines };
}

test("a batch becomes one object, named by its first item, in the partition of its table and day", async () => {
  const { key, items, lines, objects } = await archived(expiry(7), expiry(8), expiry(9, false, MIDNIGHT + 60));
  expect(key).toBe(
    "expired-items/table=prod-sessions/date=2026-11-27/0000000000000000010000000000000000000007-event7.json.gz",
  );
  expect(items).toBe(3);
  expect(lines).toEqual([
    '{"Item":{"id":{"S":"item-7"}}}',
    '{"Item":{"id":{"S":"item-8"}}}',
    '{"Item":{"id":{"S":"item-9"}}}',
  ]);
  expect(objects[0]?.metadata).toEqual({
    "item-count": "3",
    "first-sequence-number": "10000000000000000000007",
    "last-sequence-number": "10000000000000000000009",
  });
});

test("the same batch gives the same bytes", async () => {
  const [first, second] = [await archived(expiry(1), expiry(2)), await archived(expiry(1), expiry(2))];
  expect(first.objects).toEqual(second.objects);
});

test.each([
  ["an item that is written", { eventName: "INSERT" }],
  ["an item that is changed", { eventName: "MODIFY" }],
  ["an item that an application deletes", { userIdentity: undefined }],
  ["an item that an application deletes, as it is told by some versions of Lambda", { userIdentity: null }],
  [
    "an item that another service deletes",
    { userIdentity: { type: "Service", principalId: "replication.dynamodb.amazonaws.com" } },
  ],
  [
    "an item that somebody of that name deletes",
    { userIdentity: { type: "User", principalId: "dynamodb.amazonaws.com" } },
  ],
])("%s is not archived, and no failure", async (_, change) => {
  expect(await archived({ ...expiry(1), ...change })).toMatchObject({ items: 0, objects: [], poison: undefined });
});

test("what comes before a record that cannot be archived is archived, what follows is left to the next delivery", async () => {
  const { lines, poison } = await archived(expiry(1), expiry(2), expiry(3, true), expiry(4));
  expect(lines).toHaveLength(2);
  expect(poison).toEqual({
    sequenceNumber: "10000000000000000000003",
    reason: "it has no old image: does the stream have old images?",
  });
});

test.each([
  ["without a time", { dynamodb: { ...expiry(1).dynamodb, ApproximateCreationDateTime: undefined } }],
  ["without an id", { eventID: undefined }],
  ["with an empty image", { dynamodb: { ...expiry(1).dynamodb, OldImage: {} } }],
  ["with a number that was rounded", { dynamodb: { ...expiry(1).dynamodb, OldImage: { id: { N: 5 } } } }],
])("a record %s is named", async (_, change) => {
  expect(await archived({ ...expiry(1), ...change })).toMatchObject({
    items: 0,
    poison: { sequenceNumber: "10000000000000000000001" },
  });
});

test("a record that cannot even be named fails the batch", async () => {
  await expect(archived({ ...expiry(1), dynamodb: {} })).rejects.toThrow("it has no number of its own");
});

test("what the store throws is thrown", async () => {
  const store = () => Promise.reject(new Error("S3 is out"));
  await expect(archiveBatch([expiry(1)], "expired-items", store)).rejects.toThrow("S3 is out");
});

/** What happens to a write: nothing, lost before or after it was carried out. */
const FAULT = fc.constantFrom("none", "none", "before", "after");

test("whatever fails, every item is in exactly one object, and what is not is a dead letter", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("item", "item", "item", "other", "poison"), { minLength: 1, maxLength: 24 }),
      fc.array(FAULT, { maxLength: 12 }),
      async (kinds, faults) => {
        const records = kinds.map((kind, at) => ({
          ...expiry(at, kind === "poison"),
          ...(kind === "other" ? { eventName: "MODIFY" } : {}),
        }));
        const objects = new Objects();
        const pending = [...faults];
        const dead: string[] = [];
        await deliver(records, {
          // More than there are faults: a store that recovers in time.
          retries: faults.length + 1,
          invoke: async (batch) => {
            const { poison } = await archiveBatch(batch, "expired-items", async (object) => {
              const fault = pending.shift() ?? "none";
              if (fault !== "before") await objects.store(object);
              if (fault !== "none") throw new Error("the answer was lost");
            });
            return { batchItemFailures: poison ? [{ itemIdentifier: poison.sequenceNumber }] : [] };
          },
          onFailure: ({ first, last, size }) => {
            expect([size, first]).toEqual([1, last]);
            dead.push(first.dynamodb?.SequenceNumber ?? "");
            return Promise.resolve();
          },
        });
        const of = (kind: string) => records.filter((_, at) => kinds[at] === kind);
        const ids = of("item").map(({ dynamodb }) => JSON.stringify({ Item: dynamodb?.OldImage }));
        expect(objects.lines.sort()).toEqual(ids.sort());
        expect(dead.sort()).toEqual(of("poison").map(({ dynamodb }) => dynamodb?.SequenceNumber));
      },
    ),
    { numRuns: 300 },
  );
});
