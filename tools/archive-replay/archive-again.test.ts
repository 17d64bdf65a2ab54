import { LambdaClient } from "@aws-sdk/client-lambda";
import { createServer } from "node:http";
import { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { StreamRecord } from "../../functions/archive/stream-record";
import { archiveAgain, deployedFunction } from "./archive-again";

function expiry(number: number, padding = 0): StreamRecord {
  return {
    eventName: "REMOVE",
    userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
    dynamodb: { SequenceNumber: String(number), OldImage: { id: { S: "x".repeat(padding) } } },
  };
}
const numbersOf = (records: readonly StreamRecord[]) => records.map(({ dynamodb }) => Number(dynamodb?.SequenceNumber));

/** Replays these, with a function that stops at the numbers that are named. */
async function replayed(records: readonly StreamRecord[], ...poison: readonly number[]) {
  const invocations: number[][] = [];
  const impossible = await archiveAgain(records, ({ Records }) => {
    invocations.push(numbersOf(Records));
    const failed = numbersOf(Records).find((number) => poison.includes(number));
    return Promise.resolve({ failed: failed === undefined ? undefined : String(failed) });
  });
  return { invocations, impossible };
}

test("expired items are handed over together", async () => {
  expect(await replayed([expiry(1), expiry(3)])).toEqual({ invocations: [[1, 3]], impossible: [] });
});

test("what follows a record that cannot be archived is archived", async () => {
  const records = [1, 2, 3, 4, 5].map((number) => expiry(number));
  expect(await replayed(records, 1, 3, 5)).toEqual({
    invocations: [
      [1, 2, 3, 4, 5],
      [2, 3, 4, 5],
      [4, 5],
    ],
    impossible: ["1", "3", "5"],
  });
});

test("an invocation takes no more than Lambda does", async () => {
  const { invocations } = await replayed([1, 2, 3, 4, 5].map((number) => expiry(number, 2_000_000)));
  expect(invocations).toEqual([[1, 2], [3, 4], [5]]);
});

test("a function that fails at something else is not believed", async () => {
  await expect(archiveAgain([expiry(1)], () => Promise.resolve({ failed: "7" }))).rejects.toThrow(
    "which it was not given",
  );
});

describe("the deployed function", () => {
  const event = { Records: [expiry(1)] };

  async function answering(payload: string, headers: Record<string, string> = {}) {
    const received: { url?: string; body: string }[] = [];
    const server = createServer((message, response) => {
      void buffer(message).then((body) => {
        received.push({ url: message.url, body: body.toString() });
        response.writeHead(200, headers);
        response.end(payload);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const lambda = new LambdaClient({ endpoint, region: "eu-west-1", credentials });
    const outcome = await deployedFunction(lambda, "prod-archive")(event).catch((error: unknown) => error);
    lambda.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return { received, outcome };
  }

  test("is invoked with the records, and says where it stopped", async () => {
    const { received, outcome } = await answering('{"batchItemFailures":[{"itemIdentifier":"1"}]}');
    expect(received).toEqual([
      { url: expect.stringContaining("/functions/prod-archive/invocations") as string, body: JSON.stringify(event) },
    ]);
    expect(outcome).toEqual({ failed: "1" });
    expect((await answering('{"batchItemFailures":[]}')).outcome).toEqual({ failed: undefined });
  });

  test("that fails, or answers something else, has archived nothing", async () => {
    const { outcome } = await answering('{"errorMessage":"S3 is out"}', { "x-amz-function-error": "Unhandled" });
    expect(outcome).toMatchObject({ message: 'prod-archive failed: {"errorMessage":"S3 is out"}' });
    expect((await answering('"ok"')).outcome).toBeInstanceOf(Error);
  });
});
