import fc from "fast-check";
import { deliver } from "./stream-delivery";
import { archiveBatch } from "../../functions/archive/archive-batch";
import { expiry, MIDNIGHT, Objects, PREFIXES } from "./batches";
import { StreamRecord } from "../../functions/archive/stream-record";

async function archived(...records: readonly StreamRecord[]) {
  const objects = new Objects();
  const outcome = await archiveBatch(records, PREFIXES, objects.store);
  const [lines, aside] = [objects.linesIn("expired-items"), objects.linesIn("unreadable")];
  return { ...outcome, objects: [...objects.byKey.values()], lines, aside };
}

test("a batch becomes one object, named by its first item, in the partition of its table and day", async () => {
  const { items, lines, objects } = await archived(expiry(7), expiry(8), expiry(9, false, MIDNIGHT + 60));
  expect(items).toEqual({
    key: "expired-items/table=prod-sessions/date=2026-11-27/0000000000000000010000000000000000000007-event7.json.gz",
    records: 3,
  });
  expect(lines).toEqual([
    '{"Item":{"id":{"S":"item-7"}},"EventID":"event7","SequenceNumber":"10000000000000000000007"}',
    '{"Item":{"id":{"S":"item-8"}},"EventID":"event8","SequenceNumber":"10000000000000000000008"}',
    '{"Item":{"id":{"S":"item-9"}},"EventID":"event9","SequenceNumber":"10000000000000000000009"}',
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
  expect(await archived({ ...expiry(1), ...change })).toEqual({ objects: [], lines: [], aside: [] });
});

test("a record that cannot be read is put aside as it is, and holds up nothing", async () => {
  const bad = expiry(3, true);
  const { lines, aside, unreadable } = await archived(expiry(1), expiry(2), bad, expiry(4));
  expect(lines).toHaveLength(3);
  const reason = "it has no old image: does the stream have old images?";
  expect(aside.map((line) => JSON.parse(line) as unknown)).toEqual([{ Reason: reason, Record: bad }]);
  expect(unreadable).toEqual({
    key: "unreadable/table=prod-sessions/date=2026-11-27/0000000000000000010000000000000000000003-event3.json.gz",
    records: 1,
    tableName: "prod-sessions",
    reasons: [reason],
  });
});

test.each([
  ["without a time", { dynamodb: { ...expiry(1).dynamodb, ApproximateCreationDateTime: undefined } }],
  ["without an id", { eventID: undefined }],
  ["with an empty image", { dynamodb: { ...expiry(1).dynamodb, OldImage: {} } }],
  ["with a number that was rounded", { dynamodb: { ...expiry(1).dynamodb, OldImage: { id: { N: 5 } } } }],
  ["without anything", { eventID: undefined, dynamodb: {} }],
])("a record %s is put aside, under a name that is the same each time", async (_, change) => {
  const record = { ...expiry(1), ...change };
  const [once, again] = [await archived(record), await archived(record)];
  expect(once).toMatchObject({ lines: [], unreadable: { records: 1 } });
  expect((JSON.parse(once.aside[0] ?? "") as { Record: unknown }).Record).toEqual(JSON.parse(JSON.stringify(record)));
  expect(again.objects).toEqual(once.objects);
});

test("records that cannot be named are put aside beside each other", async () => {
  const nameless = (id: string) => ({ ...expiry(1), eventID: undefined, dynamodb: { OldImage: { id: { S: id } } } });
  const [one, other] = [await archived(nameless("a")), await archived(nameless("b"))];
  expect(one.unreadable?.key).not.toBe(other.unreadable?.key);
});

test("what the store throws is thrown", async () => {
  const store = () => Promise.reject(new Error("S3 is out"));
  await expect(archiveBatch([expiry(1)], PREFIXES, store)).rejects.toThrow("S3 is out");
});

/** What happens to a write: nothing, lost before or after it was carried out. */
const FAULT = fc.constantFrom("none", "none", "before", "after");

test("whatever fails, every item is in exactly one object, and every bad record is put aside exactly once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("item", "item", "item", "other", "poison"), { minLength: 1, maxLength: 24 }),
      fc.array(FAULT, { maxLength: 12 }),
      fc.record({ isReported: fc.boolean(), halvesReported: fc.boolean() }),
      async (kinds, faults, { isReported, halvesReported }) => {
        const records = kinds.map((kind, at) => ({
          ...expiry(at, kind === "poison"),
          ...(kind === "other" ? { eventName: "MODIFY" } : {}),
        }));
        const objects = new Objects();
        const pending = [...faults];
        const dead: unknown[] = [];
        await deliver(records, {
          halvesReported,
          // More than there are faults: a store that recovers in time.
          retries: faults.length + 1,
          invoke: async (batch) => {
            try {
              await archiveBatch(batch, PREFIXES, async (object) => {
                const fault = pending.shift() ?? "none";
                if (fault !== "before") await objects.store(object);
                if (fault !== "none") throw new Error("the answer was lost");
              });
              return { batchItemFailures: [] };
            } catch (error) {
              if (!isReported) throw error;
              return { batchItemFailures: [{ itemIdentifier: batch[0]?.dynamodb?.SequenceNumber ?? "" }] };
            }
          },
          onFailure: (letters) => Promise.resolve(void dead.push(letters)),
        });
        const of = (kind: string) => records.filter((_, at) => kinds[at] === kind);
        const ids = of("item").map(({ eventID }) => eventID);
        const events = objects
          .linesIn("expired-items")
          .map((line) => (JSON.parse(line) as { EventID: string }).EventID);
        expect(events.sort()).toEqual(ids.sort());
        const aside = objects.linesIn("unreadable").map((line) => (JSON.parse(line) as { Record: unknown }).Record);
        expect(new Set(aside)).toEqual(new Set(of("poison")));
        expect([aside.length, dead]).toEqual([of("poison").length, []]);
      },
    ),
    { numRuns: 300 },
  );
});
