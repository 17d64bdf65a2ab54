import { Deadline } from "./deadline";
import { InvalidRequestError } from "./problems";

describe("a deadline", () => {
  it("has less and less time left, and never less than none", () => {
    const start = performance.now();
    const now = jest.spyOn(performance, "now").mockReturnValue(start);
    const deadline = Deadline.within(100);
    expect(deadline.remainingMs).toBe(100);
    now.mockReturnValue(start + 60);
    expect(deadline.remainingMs).toBe(40);
    now.mockReturnValue(start + 1_000);
    expect(deadline.remainingMs).toBe(0);
    now.mockRestore();
  });

  it("is over when its signal aborts", () => {
    const caller = new AbortController();
    const [within, until] = [Deadline.within(1_000, caller.signal), Deadline.until(caller.signal)];
    expect(until.remainingMs).toBe(Infinity);
    caller.abort();
    expect([within.remainingMs, until.remainingMs]).toEqual([0, 0]);
  });

  it("is the earlier one of two, with the signals of both", () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const both = Deadline.within(1_000, first.signal).and(Deadline.within(50, second.signal));
    expect(both.remainingMs).toBeGreaterThan(0);
    expect(both.remainingMs).toBeLessThanOrEqual(50);
    const reasons: unknown[] = [];
    const letGo = both.onAbort((reason) => reasons.push(reason));
    first.abort("first");
    letGo();
    second.abort("second");
    expect(reasons).toEqual(["first"]);
    expect(both.remainingMs).toBe(0);
  });

  it("has a time in any case where a client adds its budget", () => {
    const { signal } = new AbortController();
    const until = Deadline.until(signal).orAfter(100);
    expect(until.remainingMs).toBeGreaterThan(0);
    expect(until.remainingMs).toBeLessThanOrEqual(100);
    expect(Deadline.within(60_000).orAfter(100).remainingMs).toBeGreaterThan(1_000);
  });

  it("leaves a Lambda function half a second, or what it asks for", () => {
    const context = { getRemainingTimeInMillis: () => 3_000 };
    const start = performance.now();
    const now = jest.spyOn(performance, "now").mockReturnValue(start);
    expect(Deadline.ofLambda(context).remainingMs).toBe(2_500);
    expect(Deadline.ofLambda(context, 1_000).remainingMs).toBe(2_000);
    expect(Deadline.ofLambda({ getRemainingTimeInMillis: () => 200 }).remainingMs).toBe(0);
    now.mockRestore();
  });

  it.each([NaN, -1, Infinity])("is not made of %p milliseconds", (milliseconds) => {
    expect(() => Deadline.within(milliseconds)).toThrow(InvalidRequestError);
  });
});
