import { Deadline, DeadlineExceededError } from "../../client";
import { recurringPayments } from "../../environments/tables";
import { answer } from "./http-server";
import { hangs, serverForEachTest, Step } from "./scripted-server";
import { clientOf, errorOf } from "./test-client";

const KEY = { PK: { S: "ACC#1" }, SK: { S: "REC#1" } };
const GIVEN = { account: "1" };

describe("the deadline of pages", () => {
  const server = serverForEachTest();

  /** So many pages of one item, each after 50 ms. */
  const pages =
    (count: number): Step =>
    (response) => {
      const isLast = server.seen.length >= count;
      setTimeout(() => {
        answer(response, 200, { Items: [KEY], ...(isLast ? {} : { LastEvaluatedKey: KEY }) });
      }, 50);
    };
  const receipts = (options = {}) => clientOf(recurringPayments, server.url, options).pattern("receipts of an account");

  it("is that of the work in which they were made, although they are read after it", async () => {
    server.script(hangs);
    const client = clientOf(recurringPayments, server.url);
    const query = client.pattern("receipts of an account");
    const made = await client.within(Deadline.within(200), () => Promise.resolve(query(GIVEN)));
    const started = performance.now();
    expect(await errorOf(made.all())).toBeInstanceOf(DeadlineExceededError);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(await errorOf(made.pages().next())).toBeInstanceOf(DeadlineExceededError);
  });

  it("is also that of the work in which they are read", async () => {
    server.script(hangs);
    const made = receipts()(GIVEN, { deadline: Deadline.within(60_000) });
    const client = clientOf(recurringPayments, server.url);
    const started = performance.now();
    const read = client.within(Deadline.within(200), () => made.pages().next());
    expect(await errorOf(read)).toBeInstanceOf(DeadlineExceededError);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each([
    ["without any", undefined],
    ["with a signal alone", { deadline: Deadline.until(new AbortController().signal) }],
  ])("is the client's budget for all() as a whole, %s", async (_, options) => {
    server.script(pages(40));
    const error = await errorOf(receipts({ budgetMs: 400 })(GIVEN, options).all());
    expect(error).toBeInstanceOf(DeadlineExceededError);
    expect(server.seen.length).toBeLessThan(15);
  });

  it("is the client's budget for each page that is asked for by itself", async () => {
    server.script(pages(12));
    let items = 0;
    for await (const item of receipts({ budgetMs: 400 })(GIVEN)) items += item.PK === "ACC#1" ? 1 : 0;
    expect(items).toBe(12);
  });
});
