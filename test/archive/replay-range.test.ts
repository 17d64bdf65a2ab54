import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { MAX_EMPTY_ANSWERS, readRange } from "../../tools/archive-replay/shard-range";
import { replay } from "../../tools/archive-replay/replay";
import { Objects, PREFIXES } from "./batches";
import { readerOf } from "./objects-reader";
import { Shard, startStreams } from "./streams-server";

// A thousand requests take their time on a busy machine.
jest.setTimeout(180_000);

const LETTER = {
  streamArn: "arn:aws:dynamodb:eu-west-1:111111111111:table/prod-sessions/stream/2026-11-27T00:00:00.000",
  tableName: "prod-sessions",
  shardId: "shardId-1",
  first: "10",
  last: "20",
  size: 1,
  from: "2026-11-27T12:00:00Z",
  to: "2026-11-27T12:00:00Z",
};

async function withStreams<T>(shard: Shard, use: (streams: DynamoDBStreamsClient) => Promise<T>): Promise<T> {
  const server = await startStreams(shard);
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const streams = new DynamoDBStreamsClient({ endpoint: server.url, region: "eu-west-1", credentials, maxAttempts: 1 });
  try {
    return await use(streams);
  } finally {
    streams.destroy();
    await server.stop();
  }
}

/** What is found of the letter from 10 to 20. */
async function found(shard: Shard) {
  const { expiries, lost } = await withStreams(shard, (streams) => readRange(streams, LETTER));
  return { numbers: expiries.map(({ dynamodb }) => Number(dynamodb?.SequenceNumber)), lost };
}

test("the expired items of the range are found, and nothing before, behind or between them", async () => {
  const shard = { expiries: [8, 10, 12, 15, 20, 21], deletions: [9, 11, 13, 22], portion: 2 };
  expect(await found(shard)).toEqual({ numbers: [10, 12, 15, 20], lost: undefined });
});

test("a shard that answers many times without records has lost nothing", async () => {
  expect(await found({ expiries: [10, 20], emptyAnswers: 200 })).toEqual({ numbers: [10, 20], lost: undefined });
});

test("where a shard does not come to the end of the range, and does not say that it has forgotten it, nobody knows", async () => {
  await expect(found({ expiries: [10] })).rejects.toThrow("has not answered with what is beyond 10");
});

test("what nobody knows is tried again, and never discarded", async () => {
  const { outcome, lines } = await withStreams({ expiries: [10], emptyAnswers: MAX_EMPTY_ANSWERS + 1 }, (streams) =>
    replay(LETTER, {
      streams,
      archive: () => Promise.resolve(),
      reader: readerOf(new Objects()),
      prefixes: Object.values(PREFIXES),
      dryRun: false,
    }),
  );
  expect(outcome).toBe("failed");
  expect(lines).toEqual([expect.stringContaining("not archived, try again: the stream has not answered")]);
});

test.each<[string, Shard, number[], string]>([
  ["a shard that is gone", { expiries: [10, 20], isGone: true }, [], "nothing of it is left"],
  ["a closed shard that ends before", { expiries: [10, 12], isClosed: true }, [10, 12], "only 2 expired items from 10"],
  ["a shard without its beginning", { expiries: [10, 12, 20], trimmedBefore: 12 }, [12, 20], "only 2 expired items"],
  ["a shard without any of it", { expiries: [10, 20, 30], trimmedBefore: 25 }, [], "nothing of it is left"],
  [
    "a shard that forgets its beginning while it is read",
    { expiries: [10, 12, 14, 20], portion: 1, thenTrimmedBefore: 14 },
    [10, 14, 20],
    "only 3 expired items from 10",
  ],
])("%s has lost something, and what is left of it is found", async (_, shard, numbers, words) => {
  const outcome = await found(shard);
  expect(outcome.numbers).toEqual(numbers);
  expect(outcome.lost).toContain(words);
});
