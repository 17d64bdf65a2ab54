import { bareSdkWriter, carefulSdkWriter } from "./sdk-writer";
import { seededRandom } from "./seeded-random";
import { runStorm, StormOutcome, StormSize } from "./storm";
import { stormReport } from "./storm-report";
import { tableClientWriter } from "./table-client-writer";

const NOTHING_LOST = { lost: 0, countedTwice: 0, misreported: 0, failed: 0 };

/** Few enough for the bare SDK, which waits a second after throttling: its mistakes show at once. */
const COMPARED: StormSize = { batched: 1_000, created: 200, counters: 100, increments: 2 };

/** Lets this client write through faults at a rate, and prints what came of it. */
export async function expectNothingLost(size: StormSize, faultRate: number, seed: number): Promise<void> {
  const outcome = await runStorm(tableClientWriter(seededRandom(seed)), size, faultRate, seed);
  process.stderr.write(stormReport(faultRate, size, [{ name: "this client", outcome }]));
  expect(outcome).toMatchObject(NOTHING_LOST);
}

/**
 * Lets three clients do the same writes through the same kinds of faults, and prints the outcomes side by side: this one,
 * the SDK with the same attempts and waits and a loop around batches, and the SDK as it comes.
 */
export async function compareClients(
  faultRate: number,
  seed: number,
): Promise<{ readonly careful: StormOutcome; readonly bare: StormOutcome }> {
  const run = (writer: Parameters<typeof runStorm>[0]) => runStorm(writer, COMPARED, faultRate, seed);
  const ours = await run(tableClientWriter(seededRandom(seed)));
  const careful = await run(carefulSdkWriter(seededRandom(seed)));
  const bare = await run(bareSdkWriter);
  const rows = [
    { name: "this client", outcome: ours },
    { name: "SDK with loops", outcome: careful },
    { name: "bare SDK", outcome: bare },
  ];
  process.stderr.write(stormReport(faultRate, COMPARED, rows));
  expect(ours).toMatchObject(NOTHING_LOST);
  return { careful, bare };
}

/** The faults are real: whoever believes the SDK counts twice and takes successes for refusals, and without a loop loses. */
export function expectMistakes({ careful, bare }: Awaited<ReturnType<typeof compareClients>>): void {
  expect(bare.lost).toBeGreaterThan(0);
  for (const outcome of [careful, bare]) {
    expect(outcome.countedTwice).toBeGreaterThan(0);
    expect(outcome.misreported).toBeGreaterThan(0);
  }
}
