import {
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ShardIteratorType,
} from "@aws-sdk/client-dynamodb-streams";
import { StreamRecord } from "../../functions/archive/stream-record";
import { DeadLetter } from "./dead-letter";
import { lambdaRecord } from "./lambda-record";

/** Answers without records, one after the other, before a shard is taken to have none any more. */
const EMPTY_ANSWERS = 20;

/** What a stream still has of a dead letter. */
export interface Range {
  readonly records: readonly StreamRecord[];
  /** What it does not have any more, in words; left out where it has everything. */
  readonly lost?: string;
}

/** The stream has forgotten records, or the shard, or is no more. */
function isForgotten(error: unknown): boolean {
  return error instanceof Error && ["TrimmedDataAccessException", "ResourceNotFoundException"].includes(error.name);
}

async function iteratorOf(streams: DynamoDBStreamsClient, letter: DeadLetter, type: ShardIteratorType) {
  const { streamArn, shardId, first } = letter;
  const { ShardIterator: iterator } = await streams.send(
    new GetShardIteratorCommand({
      StreamArn: streamArn,
      ShardId: shardId,
      ShardIteratorType: type,
      SequenceNumber: type === "AT_SEQUENCE_NUMBER" ? first : undefined,
    }),
  );
  return iterator;
}

/** Where to begin, and whether that is later than where the letter begins. */
async function beginningOf(streams: DynamoDBStreamsClient, letter: DeadLetter) {
  try {
    return { iterator: await iteratorOf(streams, letter, "AT_SEQUENCE_NUMBER"), isTrimmed: false };
  } catch (error) {
    if (!isForgotten(error)) throw error;
  }
  try {
    return { iterator: await iteratorOf(streams, letter, "TRIM_HORIZON"), isTrimmed: true };
  } catch (error) {
    if (!isForgotten(error)) throw error;
    return { iterator: undefined, isTrimmed: true };
  }
}

/** Reads what the stream still has of a dead letter. */
export async function readRange(streams: DynamoDBStreamsClient, letter: DeadLetter): Promise<Range> {
  const [first, last] = [BigInt(letter.first), BigInt(letter.last)];
  const beginning = await beginningOf(streams, letter);
  let { iterator } = beginning;
  const records: StreamRecord[] = [];
  let reached = -1n;
  for (let empty = 0; iterator !== undefined && reached < last && empty < EMPTY_ANSWERS;) {
    const answer: Awaited<ReturnType<typeof read>> = await read(streams, iterator);
    iterator = answer.next;
    empty = answer.records.length === 0 ? empty + 1 : 0;
    for (const record of answer.records) {
      reached = BigInt(record.dynamodb?.SequenceNumber ?? -1);
      if (reached >= first && reached <= last) records.push(lambdaRecord(record, letter.streamArn));
    }
  }
  const isWhole = !beginning.isTrimmed && records.at(-1)?.dynamodb?.SequenceNumber === letter.last;
  if (isWhole) return { records };
  const begin = records[0]?.dynamodb?.SequenceNumber;
  const kept =
    begin === undefined ? "nothing of it is left" : `only ${records.length} records from ${begin} on are left`;
  return { records, lost: `the stream keeps its records for 24 hours: ${kept}` };
}

async function read(streams: DynamoDBStreamsClient, iterator: string) {
  try {
    const { Records: records = [], NextShardIterator: next } = await streams.send(
      new GetRecordsCommand({ ShardIterator: iterator }),
    );
    return { records, next };
  } catch (error) {
    if (!isForgotten(error)) throw error;
    return { records: [], next: undefined };
  }
}
