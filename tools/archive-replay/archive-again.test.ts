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

/** The invocations in which these are replayed. */
async function invocationsFor(records: readonly StreamRecord[]) {
  const invocations: number[][] = [];
  await archiveAgain(records, ({ Records }) => {
    invocations.push(numbersOf(Records));
    return Promise.resolve();
  });
  return invocations;
}

test("expired items are handed over together", async () => {
  expect(await invocationsFor([expiry(1), expiry(3)])).toEqual([[1, 3]]);
});

test("an invocation takes no more than Lambda does", async () => {
  const records = [1, 2, 3, 4, 5].map((number) => expiry(number, 2_000_000));
  expect(await invocationsFor(records)).toEqual([[1, 2], [3, 4], [5]]);
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

  test("is invoked with the records", async () => {
    const { received, outcome } = await answering('{"batchItemFailures":[]}');
    expect(received).toEqual([
      { url: expect.stringContaining("/functions/prod-archive/invocations") as string, body: JSON.stringify(event) },
    ]);
    expect(outcome).toBeUndefined();
  });

  test("that could not write, fails, or answers something else, has archived nothing", async () => {
    expect((await answering('{"batchItemFailures":[{"itemIdentifier":"1"}]}')).outcome).toMatchObject({
      message: "prod-archive could not write from 1 on; its log says why",
    });
    const { outcome } = await answering('{"errorMessage":"S3 is out"}', { "x-amz-function-error": "Unhandled" });
    expect(outcome).toMatchObject({ message: 'prod-archive failed: {"errorMessage":"S3 is out"}' });
    expect((await answering('"ok"')).outcome).toBeInstanceOf(Error);
  });
});
