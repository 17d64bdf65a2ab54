import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { AmbiguousWriteError, InvalidRequestError, isConditionFailure } from "../../client";
import { faultsAt, startFaultProxy } from "./fault-proxy";
import { drops, fails, serverForEachTest, succeeds } from "./scripted-server";
import { seededRandom } from "./seeded-random";
import { pool, range } from "./storm";
import { settledTable, stormTable } from "./storm-table";
import { clientOf, errorOf } from "./test-client";
import { startTransactionServer, TransactionFault } from "./transaction-server";

const cancelled = (...codes: string[]) =>
  fails(400, "TransactionCanceledException", { CancellationReasons: codes.map((Code) => ({ Code })) });

const increment = (id: string) => ({
  Update: {
    TableName: "test-table",
    Key: { id },
    UpdateExpression: "ADD visits :one",
    ExpressionAttributeValues: { ":one": 1 },
  },
});

describe("a transaction", () => {
  const server = serverForEachTest();

  const client = (options = {}) => clientOf(stormTable, server.url, options);
  const tokens = () => server.seen.map(({ body }) => body["ClientRequestToken"]);

  it("is tried again with the same client token after conflicts, throttling and lost answers", async () => {
    server.script(
      cancelled("TransactionConflict", "None"),
      cancelled("None", "ThrottlingError"),
      cancelled("ProvisionedThroughputExceeded"),
      fails(400, "TransactionInProgressException"),
      drops,
      fails(500, "InternalServerError"),
      succeeds(),
    );
    await client().transactWrite([increment("1")]);
    expect(tokens()).toHaveLength(7);
    expect(new Set(tokens()).size).toBe(1);
    await client().transactWrite([increment("1")]);
    expect(tokens().at(-1)).not.toBe(tokens()[0]);
  });

  it.each([["ConditionalCheckFailed"], ["ValidationError"], ["TransactionConflict", "ConditionalCheckFailed"]])(
    "is not tried again after %s",
    async (...codes) => {
      server.script(cancelled(...codes), succeeds());
      const error = await errorOf(client().transactWrite([increment("1")]));
      expect(error.name).toBe("TransactionCanceledException");
      expect(isConditionFailure(error)).toBe(codes.includes("ConditionalCheckFailed"));
      expect(server.seen).toHaveLength(1);
    },
  );

  it("is certainly not carried out where DynamoDB cancels it after an attempt that was lost", async () => {
    server.script(drops, cancelled("ConditionalCheckFailed"));
    expect(isConditionFailure(await errorOf(client().transactWrite([increment("1")])))).toBe(true);
  });

  it("is uncertain where every attempt was lost", async () => {
    server.script(drops);
    expect(await errorOf(client({ maxAttempts: 2 }).transactWrite([increment("1")]))).toBeInstanceOf(
      AmbiguousWriteError,
    );
  });

  it("takes a token of its caller, as long as DynamoDB knows it", async () => {
    server.script(succeeds());
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    await client().transactWrite([increment("1")], { token: { token: "message-1", firstUsed: minutesAgo(8) } });
    expect(tokens()).toEqual(["message-1"]);
    const late = client().transactWrite([increment("1")], { token: { token: "message-1", firstUsed: minutesAgo(9) } });
    expect(await errorOf(late)).toMatchObject({ problems: [{ path: "token.firstUsed" }] });
    const future = client().transactWrite([increment("1")], { token: { token: "m-1", firstUsed: minutesAgo(-2) } });
    expect(await errorOf(future)).toMatchObject({ problems: [{ path: "token.firstUsed" }] });
  });

  it("is refused with everything that is wrong", async () => {
    const token = { token: "x".repeat(37), firstUsed: new Date(NaN) };
    const error = await errorOf(client().transactWrite([], { token }));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error).toMatchObject({
      problems: [{ path: "writes" }, { path: "token.token" }, { path: "token.firstUsed" }],
    });
  });

  it("makes a single write of a pattern happen exactly once", async () => {
    server.script(drops, succeeds());
    await clientOf(settledTable, server.url).pattern("create")({ id: "1" }, { by: "test" }, { once: true });
    expect(new Set(tokens()).size).toBe(1);
    expect(server.seen.map(({ body }) => body["TransactItems"])).toEqual(
      range(2).map(() => [
        {
          Put: {
            TableName: "test-table",
            Item: { id: { S: "1" }, by: { S: "test" } },
            ConditionExpression: "attribute_not_exists(#n0)",
            ExpressionAttributeNames: { "#n0": "id" },
          },
        },
      ]),
    );
  });

  it("keeps its token over the attempts of the plain document client, too", async () => {
    server.script(drops, succeeds());
    await client().document.send(new TransactWriteCommand({ TransactItems: [increment("1")] }));
    expect(tokens()).toEqual([expect.any(String), tokens()[0]]);
  });
});

describe("1,000 transactions while every second request meets a fault", () => {
  const FAULTS: readonly TransactionFault[] = ["conflict", "throttle", "in-progress"];

  it("are all carried out, once", async () => {
    const random = seededRandom(7);
    const server = await startTransactionServer(() =>
      random() < 0.2 ? FAULTS[Math.floor(random() * FAULTS.length)] : undefined,
    );
    const fault = faultsAt(0.5, seededRandom(9));
    const proxy = await startFaultProxy({ target: server.url, fault, delayMs: 2_500 });
    const options = { maxAttempts: 100, budgetMs: 60_000, attemptTimeoutMs: 2_000, random: seededRandom(8) };
    const client = clientOf(stormTable, proxy.url, options);
    const ids = range(1_000).map((position) => `${position % 100}`);
    await pool(ids, 32, (id) => client.transactWrite([increment(id)]));
    client.destroy();
    await proxy.stop();
    await server.stop();
    expect([...server.counts.values()]).toEqual(range(100).map(() => 10));
    expect(new Set(server.tokens).size).toBe(1_000);
    // Many arrived more than once, and were carried out before.
    expect(server.tokens.length).toBeGreaterThan(1_300);
    expect(proxy.requests()).toBeGreaterThan(1_500);
  }, 60_000);
});
