import { DeleteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { AmbiguousWriteError, ClientEvent, isConditionFailure } from "../../client";
import { drops, fails, serverForEachTest, succeeds, Step } from "./scripted-server";
import { stormTable } from "./storm-table";
import { clientOf, errorOf } from "./test-client";

const throttled = fails(400, "ProvisionedThroughputExceededException", {
  ThrottlingReasons: [{ reason: "TableWriteKeyRangeThroughputExceeded", resource: "arn:table" }],
});
const broken = fails(500, "InternalServerError");
const refused = fails(400, "ConditionalCheckFailedException");

describe("the attempts of a call", () => {
  const server = serverForEachTest();
  const events: ClientEvent[] = [];
  beforeEach(() => (events.length = 0));

  const client = (options = {}) =>
    clientOf(stormTable, server.url, { observer: (event) => events.push(event), ...options });
  const create = (options = {}) => client(options).pattern("create")({ id: "1" }, { by: "test" });

  it("go on until one succeeds, and are told of", async () => {
    server.script(throttled, drops, broken, succeeds({ ConsumedCapacity: { TableName: "t", CapacityUnits: 2 } }));
    await create();
    expect(server.seen).toHaveLength(4);
    expect(events).toMatchObject([
      { type: "attempt-failed", attempt: 1, kind: "throttling", retryAfterMs: expect.any(Number) as number },
      { type: "throttled", reason: "TableWriteKeyRangeThroughputExceeded", resource: "arn:table" },
      { type: "attempt-failed", attempt: 2, kind: "transient", error: "TimeoutError" },
      { type: "attempt-failed", attempt: 3, kind: "transient", error: "InternalServerError" },
      { type: "call-ended", operation: "PutItem", attempts: 4, outcome: "succeeded", consumedCapacityUnits: 2 },
    ]);
  });

  it.each([
    "ConditionalCheckFailedException",
    "ValidationException",
    "AccessDeniedException",
    "ResourceNotFoundException",
  ])("end with %s, since no repetition mends it", async (name) => {
    server.script(fails(400, name), succeeds());
    const error = await errorOf(create());
    expect(error.name).toBe(name);
    expect(server.seen).toHaveLength(1);
    expect(isConditionFailure(error)).toBe(name === "ConditionalCheckFailedException");
  });

  it("end after as many as are allowed, with the last one's error where nothing was written", async () => {
    server.script(throttled);
    const error = await errorOf(create({ maxAttempts: 3 }));
    expect(error.name).toBe("ProvisionedThroughputExceededException");
    expect(server.seen).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ type: "call-ended", attempts: 3, outcome: "failed" });
  });

  it("leave a write uncertain where one of them was lost", async () => {
    server.script(broken, throttled);
    const error = await errorOf(create({ maxAttempts: 3 }));
    expect(error).toBeInstanceOf(AmbiguousWriteError);
    expect(error.cause).toMatchObject({ name: "ProvisionedThroughputExceededException" });
    expect(events.at(-1)).toMatchObject({ outcome: "ambiguous" });
  });

  it("leave nothing uncertain where a read was lost", async () => {
    server.script(broken);
    const error = await errorOf(client({ maxAttempts: 2 }).pattern("read")({ id: "1" }));
    expect(error.name).toBe("InternalServerError");
  });

  it("do not take the refusal after a lost attempt for a refusal", async () => {
    server.script(broken, refused);
    expect(await errorOf(create())).toBeInstanceOf(AmbiguousWriteError);
    server.script(throttled, refused);
    expect(isConditionFailure(await errorOf(create()))).toBe(true);
  });

  it("do not repeat an increment that was lost, even of the plain document client", async () => {
    const increment = () =>
      client().document.send(
        new UpdateCommand({
          TableName: "test-table",
          Key: { id: "1" },
          UpdateExpression: "ADD visits :one",
          ExpressionAttributeValues: { ":one": 1 },
        }),
      );
    server.script(drops, succeeds());
    expect(await errorOf(increment())).toBeInstanceOf(AmbiguousWriteError);
    expect(server.seen).toHaveLength(1);
    server.script(throttled, succeeds());
    await increment();
    expect(server.seen).toHaveLength(2);
  });

  it("do not repeat an update that would overwrite what it has just kept", async () => {
    const update = client().document.send(
      new UpdateCommand({
        TableName: "test-table",
        Key: { id: "1" },
        UpdateExpression: "SET #previous = #current, #current = :new",
        ExpressionAttributeNames: { "#previous": "previous", "#current": "current" },
        ExpressionAttributeValues: { ":new": "B" },
      }),
    );
    server.script(broken, succeeds());
    expect(await errorOf(update)).toBeInstanceOf(AmbiguousWriteError);
    expect(server.seen).toHaveLength(1);
  });

  it("do not answer that there was no item, where one that was lost has deleted it", async () => {
    const take = () =>
      client().document.send(
        new DeleteCommand({ TableName: "test-table", Key: { id: "job" }, ReturnValues: "ALL_OLD" }),
      );
    server.script(drops, succeeds());
    expect(await errorOf(take())).toBeInstanceOf(AmbiguousWriteError);
    expect(server.seen).toHaveLength(1);
    server.script(throttled, succeeds({ Attributes: { id: { S: "job" } } }));
    expect(await take()).toMatchObject({ Attributes: { id: "job" } });
  });

  it("do not believe an answer without its checksum", async () => {
    const cutOff: Step = (response) => {
      response.writeHead(200, { "x-amz-crc32": "2745614147" });
      response.end();
    };
    server.script(cutOff, (response) => {
      response.writeHead(200, { "x-amz-crc32": "2745614147" });
      response.end("{}");
    });
    await create();
    expect(events[0]).toMatchObject({ type: "attempt-failed", error: "CorruptAnswerError" });
    expect(server.seen).toHaveLength(2);
  });

  it("wait as long as the server asks for", async () => {
    server.script((response) => {
      response.setHeader("retry-after", "1");
      throttled(response, { operation: "PutItem", body: {} });
    }, succeeds());
    await create();
    const [failed] = events;
    expect(failed).toMatchObject({ type: "attempt-failed", retryAfterMs: expect.closeTo(1_000, -2) as number });
  });

  it("are not disturbed by an observer that fails", async () => {
    const warnings: Error[] = [];
    const warn = jest
      .spyOn(process, "emitWarning")
      .mockImplementation((warning) => void warnings.push(warning as Error));
    const observer = () => {
      throw new Error("the metrics are down");
    };
    server.script(succeeds());
    await create({ observer });
    warn.mockRestore();
    expect(warnings).toContainEqual(new Error("the metrics are down"));
  });
});
