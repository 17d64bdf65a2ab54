import { createTableClient, Endpoint } from "../../client";
import { settledTable } from "./storm-table";
import { batchedId, counterId, createdId, CREDENTIALS, pool, range, Writer } from "./storm";

const CONCURRENCY = 32;

/** Writes with this project's client. An error of any call fails the storm: nothing may need to be reported. */
export function tableClientWriter(random: () => number): Writer {
  return async (url, tableName, size) => {
    const client = createTableClient(settledTable, {
      tableName,
      endpoint: Endpoint.vpcEndpoint(url),
      region: "eu-west-1",
      credentials: CREDENTIALS,
      maxAttempts: 100,
      budgetMs: 300_000,
      attemptTimeoutMs: 2_000,
      batchConcurrency: 16,
      maxSockets: 100,
      // The proxy's throttling is over with the next request: waits are short, as the test should be.
      backoff: {
        throttling: { baseMs: 2, capMs: 50 },
        transient: { baseMs: 2, capMs: 50 },
        conflict: { baseMs: 2, capMs: 50 },
      },
      random,
    });
    const batched = range(size.batched).map(batchedId);
    await client.batchWrite(batched.map((id) => ({ put: { id, by: "batch" } })));

    const created = range(size.created).map(createdId);
    await pool(created, CONCURRENCY, (id) => client.pattern("create")({ id }, { by: "creation" }));

    await pool(range(size.counters), CONCURRENCY, async (counter) => {
      for (const seen of range(size.increments)) {
        await client.pattern("count")({ id: counterId(counter), seen }, { count: seen + 1 });
      }
    });
    client.destroy();
    return { batched, created, increments: size.counters * size.increments };
  };
}
