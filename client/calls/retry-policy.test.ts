import { Deadline } from "../deadline";
import { ClientEvent } from "../events";
import { DEFAULT_BACKOFF } from "./backoff";
import { Call } from "./call";
import { natureOf } from "./nature";
import { RetryPolicy, TOKEN_LIFE_MS } from "./retry-policy";

const THROTTLED = { name: "ThrottlingException", $metadata: { httpStatusCode: 400 } };
const LOST = { name: "InternalServerError", $metadata: { httpStatusCode: 500 } };
const REFUSED = { name: "ConditionalCheckFailedException", $metadata: { httpStatusCode: 400 } };

describe("the decision about another attempt", () => {
  const open: Call[] = [];
  const events: ClientEvent[] = [];
  afterEach(() => {
    for (const call of open.splice(0)) call.close();
    events.length = 0;
    jest.restoreAllMocks();
  });

  function attempted(operation: string, { input = {}, budgetMs = 600_000, attempts = 1 } = {}): Call {
    const call = new Call(operation, natureOf(operation, input), Deadline.within(budgetMs));
    open.push(call);
    for (let attempt = 0; attempt < attempts; attempt++) call.sent();
    return call;
  }

  const policy = new RetryPolicy({
    maxAttempts: 3,
    backoff: DEFAULT_BACKOFF,
    random: () => 0.5,
    observe: (event) => events.push(event),
  });

  it("waits longer after throttling than after a lost connection", () => {
    expect(policy.next(attempted("PutItem"), THROTTLED)).toEqual({ retryAfterMs: 50 });
    expect(policy.next(attempted("PutItem"), LOST)).toEqual({ retryAfterMs: 12.5 });
  });

  it("waits as long as the server asks for", () => {
    const decision = policy.next(attempted("PutItem"), THROTTLED, new Date(Date.now() + 30_000));
    expect(decision).toEqual({ retryAfterMs: expect.closeTo(30_000, -3) as number });
  });

  it("stops after the last attempt", () => {
    expect(policy.next(attempted("PutItem", { attempts: 2 }), THROTTLED)).toHaveProperty("retryAfterMs");
    expect(policy.next(attempted("PutItem", { attempts: 3 }), THROTTLED)).toEqual({ stop: "attempts" });
  });

  it("stops at once where the wait would outlast the deadline", () => {
    expect(policy.next(attempted("PutItem", { budgetMs: 20 }), THROTTLED)).toEqual({ stop: "deadline" });
  });

  it("stops where nothing can be mended", () => {
    const call = attempted("PutItem");
    expect(policy.next(call, REFUSED)).toEqual({ stop: "permanent" });
    expect(call.isUncertain).toBe(false);
  });

  it("does not repeat an increment that may have been applied, but one that was throttled", () => {
    const input = { UpdateExpression: "ADD visits :one" };
    const lost = attempted("UpdateItem", { input });
    expect(policy.next(lost, LOST)).toEqual({ stop: "not-repeatable" });
    expect(lost.isUncertain).toBe(true);
    expect(policy.next(attempted("UpdateItem", { input }), THROTTLED)).toHaveProperty("retryAfterMs");
  });

  it("does not use a client token that DynamoDB may have forgotten", () => {
    const start = performance.now();
    const call = attempted("TransactWriteItems");
    const now = jest.spyOn(performance, "now").mockReturnValue(start + TOKEN_LIFE_MS - 1_000);
    expect(policy.next(call, LOST)).toHaveProperty("retryAfterMs");
    now.mockReturnValue(start + TOKEN_LIFE_MS);
    expect(policy.next(call, LOST)).toEqual({ stop: "token-expired" });
  });

  it("lets a cancelled transaction speak for the attempts before it", () => {
    const call = attempted("TransactWriteItems");
    policy.next(call, LOST);
    expect(call.isUncertain).toBe(true);
    const CancellationReasons = [{ Code: "ConditionalCheckFailed" }];
    policy.next(call, { name: "TransactionCanceledException", CancellationReasons });
    expect(call.isUncertain).toBe(false);
  });

  it("tells of the attempt, and of each reason for throttling", () => {
    const resource = "arn:aws:dynamodb:eu-west-1:111111111111:table/orders";
    const reason = "TableWriteKeyRangeThroughputExceeded";
    policy.next(attempted("PutItem"), { ...THROTTLED, ThrottlingReasons: [{ reason, resource }] } as object);
    expect(events).toEqual([
      {
        type: "attempt-failed",
        operation: "PutItem",
        attempt: 1,
        kind: "throttling",
        error: "ThrottlingException",
        retryAfterMs: 50,
      },
      { type: "throttled", operation: "PutItem", reason, resource },
    ]);
  });

  it("names what throttled a transaction instead of that it was cancelled", () => {
    const codes = ["None", "ThrottlingError", "ProvisionedThroughputExceeded", "ThrottlingError"];
    const CancellationReasons = codes.map((Code) => ({ Code }));
    policy.next(attempted("TransactWriteItems"), { name: "TransactionCanceledException", CancellationReasons });
    expect(events.slice(1)).toEqual([
      { type: "throttled", operation: "TransactWriteItems", reason: "ThrottlingError" },
      { type: "throttled", operation: "TransactWriteItems", reason: "ProvisionedThroughputExceeded" },
    ]);
  });

  it("tells of throttling beside a conflict, too", () => {
    const CancellationReasons = [{ Code: "TransactionConflict" }, { Code: "ThrottlingError" }];
    policy.next(attempted("TransactWriteItems"), { name: "TransactionCanceledException", CancellationReasons });
    expect(events).toMatchObject([
      { type: "attempt-failed", kind: "conflict" },
      { type: "throttled", reason: "ThrottlingError" },
    ]);
    events.length = 0;
    const conflict = [{ Code: "TransactionConflict" }];
    policy.next(attempted("TransactWriteItems"), {
      name: "TransactionCanceledException",
      CancellationReasons: conflict,
    });
    expect(events).toMatchObject([{ type: "attempt-failed", kind: "conflict" }]);
  });

  it("names an error by its code where its name says nothing", () => {
    policy.next(attempted("GetItem"), { name: "Error", code: "NoRouteException" });
    expect(events).toMatchObject([{ type: "attempt-failed", error: "NoRouteException" }]);
  });

  it("names the error where DynamoDB gives no reason for throttling", () => {
    policy.next(attempted("PutItem"), THROTTLED);
    expect(events).toContainEqual({ type: "throttled", operation: "PutItem", reason: "ThrottlingException" });
  });
});
