import { z } from "zod";
import { tableNameOf } from "../../functions/archive/stream-record";

/**
 * What Lambda says of records that a function could not deal with: where they are, not what they are.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
const Message = z.object({
  DDBStreamBatchInfo: z.object({
    shardId: z.string(),
    startSequenceNumber: z.string().regex(/^\d+$/),
    endSequenceNumber: z.string().regex(/^\d+$/),
    approximateArrivalOfFirstRecord: z.string(),
    approximateArrivalOfLastRecord: z.string(),
    batchSize: z.number(),
    streamArn: z.string().regex(/:table\/[^/]+\/stream\//),
  }),
});

/** A part of a shard that has not been archived. */
export interface DeadLetter {
  readonly streamArn: string;
  readonly tableName: string;
  readonly shardId: string;
  readonly first: string;
  readonly last: string;
  /** How many records of it the function could not deal with, as Lambda says it: fewer than lie in it, where it tells of several parts at once. */
  readonly size: number;
  /** When the first and the last of its items were deleted, as Lambda says it. */
  readonly from: string;
  readonly to: string;
}

/** Reads a message; nothing where it is none of Lambda's about a stream. */
export function readDeadLetter(body: string): DeadLetter | undefined {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    return undefined;
  }
  const message = Message.safeParse(content);
  if (!message.success) return undefined;
  const info = message.data.DDBStreamBatchInfo;
  return {
    streamArn: info.streamArn,
    tableName: tableNameOf(info.streamArn),
    shardId: info.shardId,
    first: info.startSequenceNumber,
    last: info.endSequenceNumber,
    size: info.batchSize,
    from: info.approximateArrivalOfFirstRecord,
    to: info.approximateArrivalOfLastRecord,
  };
}
