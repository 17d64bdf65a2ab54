import { createServer, ServerResponse } from "node:http";
import { answer, answerError, bodyOf, close, listen, operationOf } from "../client/http-server";

/** A shard of a stream. */
export interface Shard {
  /** Sequence numbers of the expired items in it, in their order. */
  readonly expiries: readonly number[];
  /** Sequence numbers of items in it that an application has deleted. */
  readonly deletions?: readonly number[];
  /** Everything before this number is forgotten. */
  trimmedBefore?: number;
  /** The same, from the first answer with records on. */
  readonly thenTrimmedBefore?: number;
  /** Whether it takes no more records: then it has an end. */
  readonly isClosed?: boolean;
  /** Answers without records before the one with them. */
  readonly emptyAnswers?: number;
  /** Records in an answer. */
  readonly portion?: number;
  readonly isGone?: boolean;
}

export interface StreamsServer {
  readonly url: string;
  stop(): Promise<void>;
}

interface Input {
  readonly ShardIteratorType?: string;
  readonly SequenceNumber?: string;
  readonly ShardIterator?: string;
}

function recordsOf({ expiries, deletions = [] }: Shard) {
  const of = (number: number, UserIdentity?: object) => ({
    eventID: `event${number}`,
    eventName: "REMOVE",
    userIdentity: UserIdentity,
    dynamodb: {
      SequenceNumber: String(number),
      ApproximateCreationDateTime: 1_795_780_800 + number,
      OldImage: { id: { S: `item-${number}` } },
    },
  });
  const byTimeToLive = { Type: "Service", PrincipalId: "dynamodb.amazonaws.com" };
  const all = [...expiries.map((each) => of(each, byTimeToLive)), ...deletions.map((each) => of(each))];
  return all.sort((a, b) => Number(a.dynamodb.SequenceNumber) - Number(b.dynamodb.SequenceNumber));
}

/** DynamoDB Streams with one shard, as its API documents it: an open shard has no end, and answers without records. */
export async function startStreams(shard: Shard): Promise<StreamsServer> {
  let trimmed = shard.trimmedBefore ?? 0;
  let empty = shard.emptyAnswers ?? 0;
  const reply = (operation: string, input: Input, response: ServerResponse): void => {
    if (shard.isGone) {
      answerError(response, 400, "ResourceNotFoundException");
      return;
    }
    const { ShardIteratorType: type, SequenceNumber: number = "0", ShardIterator: place } = input;
    const from = operation === "GetRecords" ? Number(place) : type === "TRIM_HORIZON" ? trimmed : Number(number);
    if (from < trimmed) answerError(response, 400, "TrimmedDataAccessException");
    else if (operation === "GetShardIterator") answer(response, 200, { ShardIterator: String(from) });
    else if (empty > 0) {
      empty--;
      answer(response, 200, { Records: [], NextShardIterator: String(from) });
    } else {
      const left = recordsOf(shard).filter(({ dynamodb }) => Number(dynamodb.SequenceNumber) >= from);
      const Records = left.slice(0, shard.portion ?? left.length);
      const next = Records.length === 0 ? from : Number(Records.at(-1)?.dynamodb.SequenceNumber) + 1;
      const isAtTheEnd = shard.isClosed === true && Records.length === left.length;
      answer(response, 200, { Records, ...(isAtTheEnd ? {} : { NextShardIterator: String(next) }) });
      trimmed = Math.max(trimmed, shard.thenTrimmedBefore ?? 0);
    }
  };
  const server = createServer((message, response) => {
    void bodyOf(message).then((body) => {
      reply(operationOf(message), JSON.parse(body.toString()) as Input, response);
    });
  });
  return { url: await listen(server), stop: () => close(server) };
}
