import {
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ShardIteratorType,
} from "@aws-sdk/client-dynamodb-streams";
import { DeadLetter } from "./dead-letter";

/**
 * What the stream says of records that it has forgotten, of a shard that it has forgotten, and where it is no more.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html
 */
const FORGOTTEN = ["TrimmedDataAccessException", "ResourceNotFoundException"];

/** The answer to a question; nothing where the stream has forgotten what is asked for. */
async function unlessForgotten<T>(question: Promise<T>): Promise<T | undefined> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof Error && FORGOTTEN.includes(error.name)) return undefined;
    throw error;
  }
}

/** A place in the letter's shard: where the letter begins, or where the shard does. Nothing where that is forgotten. */
export async function iteratorOf(
  streams: DynamoDBStreamsClient,
  { streamArn, shardId, first }: DeadLetter,
  type: ShardIteratorType,
): Promise<string | undefined> {
  const command = new GetShardIteratorCommand({
    StreamArn: streamArn,
    ShardId: shardId,
    ShardIteratorType: type,
    SequenceNumber: type === "AT_SEQUENCE_NUMBER" ? first : undefined,
  });
  return (await unlessForgotten(streams.send(command)))?.ShardIterator;
}

/** The records at a place and the next place, which a closed shard does not have. Nothing where that is forgotten. */
export async function readFrom(streams: DynamoDBStreamsClient, iterator: string) {
  const answer = await unlessForgotten(streams.send(new GetRecordsCommand({ ShardIterator: iterator })));
  return answer && { records: answer.Records ?? [], next: answer.NextShardIterator };
}
