import { createTableClient, Endpoint } from "../../client";
import { ATTEMPT_TIMEOUT_MS, MANY_ATTEMPTS, SHORT_WAITS } from "./patient-sdk";
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
      maxAttempts: MANY_ATTEMPTS,
      budgetMs: 300_000,
      attemptTimeoutMs: ATTEMPT_TIMEOUT_MS,
      batchConcurrency: 16,
      maxSockets: 100,
      backoff: { throttling: SHORT_WAITS, transient: SHORT_WAITS, conflict: SHORT_WAITS },
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
