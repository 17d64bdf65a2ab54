import { BatchReadError, BatchWriteError, ClientEvent, Deadline, InvalidRequestError } from "../../client";
import { answer } from "./http-server";
import { drops, fails, hangs, serverForEachTest, Step, succeeds } from "./scripted-server";
import { stormTable } from "./storm-table";
import { range } from "./storm";
import { clientOf, errorOf } from "./test-client";

interface Put {
  readonly PutRequest: { readonly Item: { readonly id: { readonly S: string } } };
}

interface Requested<E> {
  readonly RequestItems: { readonly "test-table": E };
}

const putsOf = (body: object) => (body as Requested<readonly Put[]>).RequestItems["test-table"];
const keysOf = (body: object) =>
  (body as Requested<{ readonly Keys: readonly { readonly id: { readonly S: string } }[] }>).RequestItems["test-table"]
    .Keys;
const idsOf = (body: object) => putsOf(body).map(({ PutRequest: { Item } }) => Item.id.S);

/** Hands back every write but so many. */
const processes =
  (count: number): Step =>
  (response, { body }) => {
    answer(response, 200, { UnprocessedItems: { "test-table": putsOf(body).slice(count) } });
  };

const SLOW = { baseMs: 60_000, capMs: 60_000 };

/** Every wait would outlast the deadline, so that the time is over while nothing is on its way. */
const PATIENT = { backoff: { throttling: SLOW, transient: SLOW, conflict: SLOW }, random: () => 1 };

const writes = (count: number) => range(count).map((position) => ({ put: { id: String(position) } }));

describe("a batch", () => {
  const server = serverForEachTest();
  const events: ClientEvent[] = [];
  beforeEach(() => (events.length = 0));

  const client = (options = {}) =>
    clientOf(stormTable, server.url, { observer: (event) => events.push(event), batchConcurrency: 1, ...options });

  describe("of writes", () => {
    it("goes out in requests of 25", async () => {
      server.script(succeeds());
      await client().batchWrite([...writes(59), { delete: { id: "gone" } }]);
      expect(server.seen.map(({ body }) => putsOf(body).length)).toEqual([25, 25, 10]);
    });

    it("sends nothing where there is nothing to write", async () => {
      server.script(succeeds());
      await client().batchWrite([]);
      expect(server.seen).toEqual([]);
    });

    it("sends what is handed back until none is left, and tells how many", async () => {
      server.script(processes(1), processes(0), processes(2), succeeds());
      await client().batchWrite(writes(5));
      expect(server.seen.map(({ body }) => idsOf(body))).toEqual([
        ["0", "1", "2", "3", "4"],
        ["1", "2", "3", "4"],
        ["1", "2", "3", "4"],
        ["3", "4"],
      ]);
      const counts = events.flatMap((event) => (event.type === "unprocessed" ? [event.count] : []));
      expect(counts).toEqual([4, 4, 2]);
    });

    it("goes on where the attempts of one request were used up", async () => {
      const throttled = fails(400, "ThrottlingException");
      server.script(throttled, throttled, drops, drops, succeeds());
      await client({ maxAttempts: 2 }).batchWrite(writes(3));
      expect(server.seen).toHaveLength(5);
    });

    it("says exactly what was not written when its time is over", async () => {
      server.script(processes(3));
      const all = writes(5);
      const error = await errorOf(client(PATIENT).batchWrite(all, { deadline: Deadline.within(5_000) }));
      expect(error).toBeInstanceOf(BatchWriteError);
      expect(error).toMatchObject({ notWritten: all.slice(3), uncertain: [], writtenCount: 3 });
    });

    it("sets apart what may have been written", async () => {
      server.script(processes(3), hangs);
      const all = writes(5);
      const error = await errorOf(client().batchWrite(all, { deadline: Deadline.within(500) }));
      expect(error).toMatchObject({ notWritten: [], uncertain: all.slice(3), writtenCount: 3 });
    });

    /** The first wait is none, every other one would outlast the deadline. */
    const patientAfterOnce = () => {
      let waits = 0;
      return { ...PATIENT, random: () => (waits++ === 0 ? 0 : 1) };
    };

    it.each([
      ["may have been written where an earlier attempt was lost", fails(500, "InternalServerError"), true],
      ["was not written where an earlier attempt was throttled", fails(400, "ThrottlingException"), false],
    ])("knows that what is handed back %s", async (_, first, isUncertain) => {
      server.script(first, processes(1));
      const all = writes(3);
      const write = client(patientAfterOnce()).batchWrite(all, { deadline: Deadline.within(5_000) });
      const error = await errorOf(write);
      expect(server.seen).toHaveLength(2);
      const [left, none] = [all.slice(1), []];
      expect(error).toMatchObject({
        notWritten: isUncertain ? none : left,
        uncertain: isUncertain ? left : none,
        writtenCount: 1,
      });
    });

    it("is certain of nothing that it cannot tell from what is handed back", async () => {
      const stranger = { PutRequest: { Item: { id: { S: "stranger" } } } };
      server.script(succeeds({ UnprocessedItems: { "test-table": [stranger] } }));
      const all = writes(2);
      const error = await errorOf(client(PATIENT).batchWrite(all, { deadline: Deadline.within(5_000) }));
      expect(error).toMatchObject({ notWritten: [], uncertain: all, writtenCount: 0 });
    });

    it("ends with what DynamoDB refuses for good, and with all that is left", async () => {
      server.script(succeeds(), fails(400, "AccessDeniedException"));
      const error = await errorOf(client().batchWrite(writes(60)));
      expect(error).toMatchObject({ writtenCount: 25, cause: { name: "AccessDeniedException" } });
      expect(error).toHaveProperty("notWritten.length", 35);
      expect(server.seen).toHaveLength(2);
    });

    it("refuses two writes of one key, all of them at once", async () => {
      server.script(succeeds());
      const twice = [...writes(2), { put: { id: "0" } }, { delete: { id: "1" } }];
      const error = await errorOf(client().batchWrite(twice));
      expect(error).toBeInstanceOf(InvalidRequestError);
      expect(error).toMatchObject({ problems: [{ path: "writes[2]" }, { path: "writes[3]" }] });
      expect(server.seen).toEqual([]);
    });
  });

  describe("of reads", () => {
    const keys = (count: number) => range(count).map((position) => ({ id: String(position) }));

    /** Answers so many keys, and hands the others back. */
    const finds =
      (count: number): Step =>
      (response, { body }) => {
        const all = keysOf(body);
        const open = all.slice(count);
        answer(response, 200, {
          Responses: { "test-table": all.slice(0, count) },
          UnprocessedKeys: open.length === 0 ? {} : { "test-table": { Keys: open } },
        });
      };

    it("asks for 100 keys at a time, and for each key once", async () => {
      server.script(finds(100));
      const items = await client().batchGet([...keys(150), { id: "7" }]);
      expect(server.seen.map(({ body }) => keysOf(body).length)).toEqual([100, 50]);
      expect(items).toHaveLength(150);
    });

    it("asks for what is handed back until none is left, and keeps the order", async () => {
      server.script(finds(1), finds(0), finds(2), finds(9));
      expect(await client().batchGet(keys(5))).toEqual(keys(5));
      expect(server.seen).toHaveLength(4);
    });

    it("leaves out what does not exist", async () => {
      server.script(succeeds({ Responses: { "test-table": [{ id: { S: "1" } }] }, UnprocessedKeys: {} }));
      expect(await client().batchGet(keys(3))).toEqual([{ id: "1" }]);
    });

    it("says exactly what was not read when its time is over", async () => {
      server.script(finds(2));
      const error = await errorOf(client(PATIENT).batchGet(keys(5), { deadline: Deadline.within(5_000) }));
      expect(error).toBeInstanceOf(BatchReadError);
      expect(error).toMatchObject({ unread: keys(5).slice(2), items: keys(2) });
    });
  });
});
