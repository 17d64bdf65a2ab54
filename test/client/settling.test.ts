import { AmbiguousWriteError, ClientEvent } from "../../client";
import { absent, equals } from "../../model/condition";
import { table } from "../../model/table";
import { answer } from "./http-server";
import { drops, fails, SeenRequest, serverForEachTest, Step, succeeds } from "./scripted-server";
import { settledTable, stormTable } from "./storm-table";
import { clientOf, errorOf } from "./test-client";

const putAnything = {
  name: "put",
  operation: "PutItem",
  key: [equals("id", "{id}")],
  peakPerSecond: 1,
  itemSizeBytes: 100,
} as const;

const refused = fails(400, "ConditionalCheckFailedException");

/** The token of the last write. */
function tokenOf(seen: readonly SeenRequest[]): unknown {
  const put = seen.find(({ operation }) => operation === "PutItem");
  return (put?.body["Item"] as { token?: unknown } | undefined)?.token;
}

describe("a conditional write whose answer was lost", () => {
  const server = serverForEachTest();
  const events: ClientEvent[] = [];
  beforeEach(() => (events.length = 0));

  const create = (definition: typeof settledTable | typeof stormTable = settledTable) =>
    clientOf(definition, server.url, { observer: (event) => events.push(event) }).pattern("create")(
      { id: "1" },
      { by: "test" },
    );

  const findsOwnToken: Step = (response) => {
    answer(response, 200, { Item: { token: tokenOf(server.seen) } });
  };

  it("is known to have happened, if the item carries its token", async () => {
    server.script(drops, refused, findsOwnToken);
    await create();
    expect(events).toContainEqual({ type: "settled", operation: "PutItem" });
    expect(server.seen.at(-1)).toMatchObject({
      operation: "GetItem",
      body: { ConsistentRead: true, Key: { id: { S: "1" } } },
    });
  });

  it.each([
    ["another one", succeeds({ Item: { token: { S: "somebody else's" } } })],
    ["none", succeeds({})],
  ])("stays uncertain, if the item carries %s", async (_, found) => {
    server.script(drops, refused, found);
    expect(await errorOf(create())).toBeInstanceOf(AmbiguousWriteError);
    expect(events).not.toContainEqual({ type: "settled", operation: "PutItem" });
  });

  it("stays uncertain, and says why, if the item cannot be read", async () => {
    server.script(drops, refused, fails(400, "AccessDeniedException"));
    const error = await errorOf(create());
    expect(error).toBeInstanceOf(AmbiguousWriteError);
    expect(error).toMatchObject({ settlingError: { name: "AccessDeniedException" } });
  });

  it("has a token of its own for every call, and the same for all of its attempts", async () => {
    server.script(drops, succeeds());
    await create();
    const [first, second] = server.seen.map((request) => tokenOf([request]));
    expect(first).toEqual({ S: expect.any(String) as string });
    expect(second).toEqual(first);
    await create();
    expect(server.seen.map((request) => tokenOf([request]))[2]).not.toEqual(first);
  });

  it("has no token where the table has no attribute for it", async () => {
    server.script(drops, refused);
    expect(await errorOf(create(stormTable))).toBeInstanceOf(AmbiguousWriteError);
    expect(tokenOf(server.seen)).toBeUndefined();
    expect(server.seen).toHaveLength(2);
  });

  it("leaves the attribute to the client alone, which is no key of the table", async () => {
    const open = table({ ...settledTable, accessPatterns: [{ ...putAnything, filter: [absent("id")] }] });
    server.script(succeeds());
    const put = clientOf(open, server.url).pattern("put")({ id: "1" }, { token: "mine", note: "free" });
    expect(await errorOf(put)).toMatchObject({ problems: [{ path: "item.token" }] });
    expect(server.seen).toEqual([]);
    expect(() => clientOf({ ...open, attemptToken: "id" }, server.url)).toThrow("table.attemptToken");
  });

  it("is not read again where it was refused without any attempt being lost", async () => {
    server.script(refused);
    expect((await errorOf(create())).name).toBe("ConditionalCheckFailedException");
    expect(server.seen).toHaveLength(1);
  });
});
