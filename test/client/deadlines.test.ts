import { AmbiguousWriteError, Deadline, DeadlineExceededError } from "../../client";
import { fails, hangs, ScriptedServer, startScriptedServer, succeeds } from "./scripted-server";
import { stormTable } from "./storm-table";
import { clientOf, errorOf } from "./test-client";

const throttled = fails(400, "ThrottlingException");
const SLOW = { baseMs: 60_000, capMs: 60_000 };
const PATIENT = { backoff: { throttling: SLOW, transient: SLOW, conflict: SLOW }, random: () => 1 };

describe("the deadline of a call", () => {
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await startScriptedServer();
  });
  afterAll(() => server.stop());

  const client = (options = {}) => clientOf(stormTable, server.url, options);

  it("ends a read that is never answered", async () => {
    server.script(hangs);
    const read = client().pattern("read")({ id: "1" }, { deadline: Deadline.within(50) });
    expect(await errorOf(read)).toBeInstanceOf(DeadlineExceededError);
  });

  it("leaves a write uncertain that was on its way", async () => {
    server.script(hangs);
    const write = client().pattern("create")({ id: "1" }, {}, { deadline: Deadline.within(50) });
    expect(await errorOf(write)).toBeInstanceOf(AmbiguousWriteError);
  });

  it("ends a call at once that would only wait, and knows that nothing was written", async () => {
    server.script(throttled);
    const write = client(PATIENT).pattern("create")({ id: "1" }, {}, { deadline: Deadline.within(5_000) });
    const error = await errorOf(write);
    expect(error).toBeInstanceOf(DeadlineExceededError);
    expect(error.cause).toMatchObject({ name: "ThrottlingException" });
    expect(server.seen).toHaveLength(1);
  });

  it("ends a call while it waits, when its caller aborts", async () => {
    const caller = new AbortController();
    server.script((response, request) => {
      throttled(response, request);
      setTimeout(() => {
        caller.abort(new Error("not needed any more"));
      }, 50);
    });
    const deadline = Deadline.within(120_000, caller.signal);
    expect(await errorOf(client(PATIENT).pattern("create")({ id: "1" }, {}, { deadline }))).toBeInstanceOf(
      DeadlineExceededError,
    );
  });

  it("sends nothing when it is over", async () => {
    server.script(succeeds());
    const deadline = Deadline.ofLambda({ getRemainingTimeInMillis: () => 100 });
    expect(await errorOf(client().pattern("create")({ id: "1" }, {}, { deadline }))).toBeInstanceOf(
      DeadlineExceededError,
    );
    expect(server.seen).toEqual([]);
  });

  it("is the client's budget where the caller says nothing", async () => {
    server.script(hangs);
    expect(await errorOf(client({ budgetMs: 50 }).pattern("read")({ id: "1" }))).toBeInstanceOf(DeadlineExceededError);
  });

  it("holds for everything that is done within it", async () => {
    server.script(hangs);
    const work = client().within(Deadline.within(50), async () => client().pattern("read")({ id: "1" }));
    expect(await errorOf(work)).toBeInstanceOf(DeadlineExceededError);
  });

  it("does not keep an attempt from ending earlier, so that another one can follow", async () => {
    server.script(hangs, succeeds({ Item: { id: { S: "1" } } }));
    expect(await client({ attemptTimeoutMs: 50 }).pattern("read")({ id: "1" })).toEqual({ id: "1" });
    expect(server.seen).toHaveLength(2);
  });
});
