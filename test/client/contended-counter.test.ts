import { AmbiguousWriteError, isConditionFailure, TableClient } from "../../client";
import { createTable, startEngine } from "../access-patterns/engine";
import { faultsAt, startFaultProxy } from "./fault-proxy";
import { seededRandom } from "./seeded-random";
import { range } from "./storm";
import { settledTable, stormTableInput } from "./storm-table";
import { clientOf } from "./test-client";

type Client = TableClient<typeof settledTable>;

async function countOf(client: Client): Promise<number> {
  const item = await client.pattern("read")({ id: "counter" });
  return Number(item?.["count"] ?? 0);
}

/** Counts up once: what the client knows of it afterwards. */
async function increment(client: Client): Promise<"certain" | "uncertain"> {
  for (;;) {
    const seen = await countOf(client);
    try {
      await client.pattern("count")({ id: "counter", seen }, { count: seen + 1 });
      return "certain";
    } catch (error) {
      if (error instanceof AmbiguousWriteError) return "uncertain";
      if (!isConditionFailure(error)) throw error;
    }
  }
}

describe("several writers of one counter while every second request meets a fault", () => {
  it("never count more or less than they know, or know that they do not", async () => {
    const engine = await startEngine();
    await createTable(engine.client, stormTableInput("counters"), [{ id: { S: "counter" }, count: { N: "0" } }]);
    const proxy = await startFaultProxy({ target: engine.url, fault: faultsAt(0.5, seededRandom(3)), delayMs: 2_500 });
    const options = { tableName: "counters", maxAttempts: 100, random: seededRandom(4) };
    const client = clientOf(settledTable, proxy.url, { ...options, budgetMs: 60_000, attemptTimeoutMs: 2_000 });

    const known = { certain: 0, uncertain: 0 };
    const writer = async () => {
      for (let round = 0; round < 25; round++) known[await increment(client)]++;
    };
    await Promise.all(range(4).map(writer));
    const counted = await countOf(clientOf(settledTable, engine.url, { tableName: "counters" }));
    client.destroy();
    await proxy.stop();
    await engine.stop();

    expect(known.certain + known.uncertain).toBe(100);
    expect(known.uncertain).toBeGreaterThan(0);
    expect(counted).toBeGreaterThanOrEqual(known.certain);
    expect(counted).toBeLessThanOrEqual(100);
  }, 60_000);
});
