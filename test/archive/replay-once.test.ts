import fc from "fast-check";
import { archiveBatch } from "../../functions/archive/archive-batch";
import { StreamRecord } from "../../functions/archive/stream-record";
import { archiveAgain } from "../../tools/archive-replay/archive-again";
import { heldEvents } from "../../tools/archive-replay/held-events";
import { missingRuns } from "../../tools/archive-replay/missing-runs";
import { expiry, MIDNIGHT, Objects, PREFIXES } from "./batches";
import { readerOf } from "./objects-reader";
import { DeadLetters, deliver } from "./stream-delivery";

/** What a replay adds to the archive: nothing that is there. */

const numberOf = ({ dynamodb }: StreamRecord) => BigInt(dynamodb?.SequenceNumber ?? 0);

/** Replays what the stream still has of a letter, as the command does it. */
async function replayed(letter: DeadLetters, stream: readonly StreamRecord[], objects: Objects) {
  const range = stream.filter(
    (each) => numberOf(each) >= numberOf(letter.first) && numberOf(each) <= numberOf(letter.last),
  );
  const held = await heldEvents(readerOf(objects), Object.values(PREFIXES), "prod-sessions", range);
  for (const run of missingRuns(range, held)) {
    await archiveAgain(run, async ({ Records }) => {
      await archiveBatch(Records, PREFIXES, objects.store);
    });
  }
}

const eventsIn = (objects: Objects) => [
  ...objects.linesIn("expired-items").map((line) => (JSON.parse(line) as { EventID: string }).EventID),
  ...objects.linesIn("unreadable").map((line) => (JSON.parse(line) as { Record: StreamRecord }).Record.eventID),
];

async function archivedOf(...batches: readonly (readonly StreamRecord[])[]): Promise<Objects> {
  const objects = new Objects();
  for (const batch of batches) await archiveBatch(batch, PREFIXES, objects.store);
  return objects;
}

const records = (...numbers: readonly number[]) => numbers.map((number) => expiry(number, number % 5 === 4));
const eventsOf = (all: readonly StreamRecord[]) => all.map(({ eventID }) => eventID).sort();

test("a letter that tells of several parts at once adds what is missing between what was archived", async () => {
  const all = records(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  const objects = await archivedOf(all.slice(3, 5), all.slice(7, 8));
  const [first, last] = [all[0] ?? expiry(0), all[9] ?? expiry(0)];
  await replayed({ first, last, size: 7 }, all, objects);
  expect(eventsIn(objects).sort()).toEqual(eventsOf(all));
});

test("a batch that was written, whose answer was lost and whose beginning the stream has forgotten is not written again", async () => {
  const all = records(1, 2, 3, 4, 5, 6);
  const objects = await archivedOf(all);
  const [first, last] = [all[0] ?? expiry(0), all[5] ?? expiry(0)];
  await replayed({ first, last, size: 6 }, all.slice(3), objects);
  expect(eventsIn(objects).sort()).toEqual(eventsOf(all));
});

test("an object of the day before is looked into, and one of another shard with numbers around these is not believed", async () => {
  const before = expiry(1, false, MIDNIGHT - 60);
  const after = [2, 3].map((number) => expiry(number, false, MIDNIGHT + 60));
  const objects = await archivedOf([before, ...after]);
  await archiveBatch([expiry(0), expiry(90)], PREFIXES, objects.store);
  const other = expiry(50, false, MIDNIGHT + 60);
  await replayed({ first: after[0] ?? other, last: other, size: 1 }, [...after, other], objects);
  expect(eventsIn(objects).sort()).toEqual(eventsOf([before, ...after, other, expiry(0), expiry(90)]));
});

test("whatever fails, however Lambda tells of it, and whatever the stream forgets: nothing is written twice", async () => {
  const FAULT = fc.constantFrom("none", "before", "before", "after");
  const options = fc.record({
    isReported: fc.boolean(),
    halvesReported: fc.boolean(),
    consolidates: fc.boolean(),
    retries: fc.nat({ max: 2 }),
    forgotten: fc.nat({ max: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("item", "item", "poison"), { minLength: 1, maxLength: 20 }),
      fc.array(FAULT, { maxLength: 30 }),
      options,
      async (kinds, faults, { isReported, forgotten, ...delivery }) => {
        const all = kinds.map((kind, at) => expiry(at, kind === "poison"));
        const objects = new Objects();
        const pending = [...faults];
        const letters: DeadLetters[] = [];
        await deliver(all, {
          ...delivery,
          invoke: async (batch) => {
            try {
              await archiveBatch(batch, PREFIXES, async (object) => {
                const fault = pending.shift() ?? "none";
                if (fault !== "before") await objects.store(object);
                if (fault !== "none") throw new Error("S3 is out");
              });
              return { batchItemFailures: [] };
            } catch (error) {
              if (!isReported) throw error;
              return { batchItemFailures: [{ itemIdentifier: batch[0]?.dynamodb?.SequenceNumber ?? "" }] };
            }
          },
          onFailure: (letter) => Promise.resolve(void letters.push(letter)),
        });
        // Part of a batch fails for good after all of it was written, and the rest is delivered once more by itself.
        const alreadyTwice = eventsIn(objects).length - new Set(eventsIn(objects)).size;
        const left = all.slice(forgotten);
        for (const letter of letters) await replayed(letter, left, objects);
        const events = eventsIn(objects);
        // Everything that the stream still has is there, and the replay has written nothing twice.
        expect(eventsOf(left).filter((event) => !events.includes(event))).toEqual([]);
        expect(events.length - new Set(events).size).toBeLessThanOrEqual(alreadyTwice);
      },
    ),
    { numRuns: 300 },
  );
});
