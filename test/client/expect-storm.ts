import { bareSdkWriter } from "./bare-sdk-writer";
import { seededRandom } from "./seeded-random";
import { runStorm, StormSize } from "./storm";
import { stormReport } from "./storm-report";
import { tableClientWriter } from "./table-client-writer";

/** Every second request meets a fault. */
const FAULT_RATE = 0.5;

/** Fewer for the bare SDK, which waits a second after throttling: its mistakes show at once. */
const BARE: StormSize = { batched: 1_000, created: 200, counters: 100, increments: 2 };

/** Lets both clients write through the same faults, prints what came of it, and compares. */
export async function expectNothingLost(size: StormSize, seed: number): Promise<void> {
  const ours = await runStorm(tableClientWriter(seededRandom(seed)), size, FAULT_RATE, seed);
  const bare = await runStorm(bareSdkWriter, BARE, FAULT_RATE, seed);
  process.stderr.write(
    stormReport([
      { name: "this client", size, outcome: ours },
      { name: "bare SDK", size: BARE, outcome: bare },
    ]),
  );
  expect(ours).toMatchObject({ lost: 0, countedTwice: 0, misreported: 0, failed: 0 });
  // The faults are real: whoever believes the SDK loses writes, counts twice and takes successes for refusals.
  expect(bare.lost).toBeGreaterThan(0);
  expect(bare.countedTwice).toBeGreaterThan(0);
  expect(bare.misreported).toBeGreaterThan(0);
}
