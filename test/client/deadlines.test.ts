import { AmbiguousWriteError, Deadline, DeadlineExceededError } from "../../client";
import { answer } from "./http-server";
import { fails, hangs, serverForEachTest, succeeds } from "./scripted-server";
import { stormTable } from "./storm-table";
import { clientOf, errorOf } from "./test-client";

const throttled = fails(400, "ThrottlingException");
const SLOW = { baseMs: 60_000, capMs: 60_000 };
const PATIENT = { backoff: { throttling: SLOW, transient: SLOW, conflict: SLOW }, random: () => 1 };

describe("the deadline of a call", () => {
  const server = serverForEachTest();

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

  it.each([
    ["the one around it", 100, 60_000],
    ["its own", 60_000, 100],
  ])("is the earlier of two: %s", async (_, around, own) => {
    server.script(hangs);
    const read = () => client().pattern("read")({ id: "1" }, { deadline: Deadline.within(own) });
    const error = await errorOf(client({ maxAttempts: 1 }).within(Deadline.within(around), read));
    expect(error).toBeInstanceOf(DeadlineExceededError);
    expect(error).toHaveProperty("facts.stopped", undefined);
  });

  it("is that of the outer work where an inner one would take longer", async () => {
    server.script(hangs);
    const read = () => client().pattern("read")({ id: "1" });
    const inner = () => client().within(Deadline.within(60_000), read);
    const started = performance.now();
    expect(await errorOf(client().within(Deadline.within(100), inner))).toBeInstanceOf(DeadlineExceededError);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("ends a batch by the client's budget where it is a signal alone", async () => {
    server.script((response, { body }) => {
      answer(response, 200, { UnprocessedItems: body["RequestItems"] });
    });
    const caller = new AbortController();
    const tooLate = setTimeout(() => {
      caller.abort(new Error("the budget did not end it"));
    }, 4_000);
    const write = client({ budgetMs: 200 }).batchWrite([{ put: { id: "1" } }], {
      deadline: Deadline.until(caller.signal),
    });
    const error = await errorOf(write);
    clearTimeout(tooLate);
    expect(error).toMatchObject({ name: "BatchWriteError" });
    expect(caller.signal.aborted).toBe(false);
  });

  it("ends a batch at once when its signal aborts", async () => {
    server.script(throttled);
    const caller = new AbortController();
    setTimeout(() => {
      caller.abort(new Error("not needed any more"));
    }, 100);
    const slow = { baseMs: 5_000, capMs: 5_000 };
    const patient = { maxAttempts: 1, backoff: { throttling: slow }, random: () => 1, budgetMs: 60_000 };
    const started = performance.now();
    const write = client(patient).batchWrite([{ put: { id: "1" } }], { deadline: Deadline.until(caller.signal) });
    expect(await errorOf(write)).toMatchObject({ notWritten: [{ put: { id: "1" } }], uncertain: [] });
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it("does not keep an attempt from ending earlier, so that another one can follow", async () => {
    server.script(hangs, succeeds({ Item: { id: { S: "1" } } }));
    expect(await client({ attemptTimeoutMs: 50 }).pattern("read")({ id: "1" })).toEqual({ id: "1" });
    expect(server.seen).toHaveLength(2);
  });
});
