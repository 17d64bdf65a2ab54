import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { isExpiry, StreamRecord } from "../../functions/archive/stream-record";
import { DeadLetter } from "./dead-letter";
import { lambdaRecord } from "./lambda-record";
import { iteratorOf, readFrom } from "./shard-reader";

/**
 * Answers without records, one after the other, before it is given up to wait for more. A shard answers without records
 * where it has gaps, so that they say nothing of what it still has.
 */
export const MAX_EMPTY_ANSWERS = 1_000;

/** What a stream still has of a dead letter. */
export interface Range {
  /** The items in it that time to live has deleted. */
  readonly expiries: readonly StreamRecord[];
  /** That it does not have all of it any more, in words; left out where it has. */
  readonly lost?: string;
}

function lostWords(expiries: readonly StreamRecord[]): string {
  const begin = expiries[0]?.dynamodb?.SequenceNumber;
  const kept =
    begin === undefined ? "nothing of it is left" : `only ${expiries.length} expired items from ${begin} on are left`;
  return `the stream keeps its records for 24 hours: ${kept}`;
}

/**
 * Reads what the stream still has of a dead letter. Something is lost only where the stream says so: it has forgotten
 * the records, or the shard, or the shard is at its end before the letter is.
 * @throws Error where the stream does not say: then it is to be asked again
 */
export async function readRange(streams: DynamoDBStreamsClient, letter: DeadLetter): Promise<Range> {
  const [first, last] = [BigInt(letter.first), BigInt(letter.last)];
  let iterator = await iteratorOf(streams, letter, "AT_SEQUENCE_NUMBER");
  let isTrimmed = iterator === undefined;
  if (isTrimmed) iterator = await iteratorOf(streams, letter, "TRIM_HORIZON");
  const expiries: StreamRecord[] = [];
  let reached = first - 1n;
  for (let empty = 0; iterator !== undefined && reached < last;) {
    if (empty > MAX_EMPTY_ANSWERS) throw new Error(`the stream has not answered with what is beyond ${reached} yet`);
    const answer: Awaited<ReturnType<typeof readFrom>> = await readFrom(streams, iterator);
    empty = answer === undefined || answer.records.length === 0 ? empty + 1 : 0;
    if (answer === undefined) {
      // Forgotten since the iterator was made: what comes later may still be there.
      isTrimmed = true;
      iterator = await iteratorOf(streams, letter, "TRIM_HORIZON");
      continue;
    }
    for (const each of answer.records) {
      const number = BigInt(each.dynamodb?.SequenceNumber ?? -1);
      const record = lambdaRecord(each, letter.streamArn);
      // One after the other, and nothing twice after a new beginning. Only expiries are kept in memory.
      if (number > reached && number <= last && isExpiry(record)) expiries.push(record);
      if (number > reached) reached = number;
    }
    iterator = answer.next;
  }
  return isTrimmed || reached < last ? { expiries, lost: lostWords(expiries) } : { expiries };
}
