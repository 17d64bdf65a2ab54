import { randomUUID } from "node:crypto";
import { inTime } from "../calls/current-deadline";
import { TOKEN_LIFE_MS } from "../calls/retry-policy";
import { Deadline } from "../deadline";
import { refuse } from "../problems";
import { Input } from "../sending/operations";
import { CallOptions, deadlineOf } from "./in-time";
import { Requester } from "./requester";

/** Writes of one transaction. Source: the API's TransactWriteItems. */
const WRITES_PER_TRANSACTION = 100;

/** The longest token that the API takes, in characters. */
const LONGEST_TOKEN = 36;

/** The name of a transaction, by which DynamoDB recognizes it for 10 minutes and does not carry it out twice. */
export interface ClientToken {
  /** 1 to 36 characters. */
  readonly token: string;
  /** When it was first used. */
  readonly firstUsed: Date;
}

export interface TransactionOptions extends CallOptions {
  /**
   * Give a token of your own where the same transaction may be asked for again by another process, such as the next
   * delivery of a message.
   * @default - a new one for this call and all of its attempts
   */
  readonly token?: ClientToken;
}

export type TransactWrites = NonNullable<Input<"TransactWriteItems">["TransactItems"]>;

/** How far the clocks of two processes may be apart: what TOKEN_LIFE_MS leaves of the 10 minutes. */
const CLOCKS_APART_MS = 60 * 1000;

function refuseUnlessSound(writes: TransactWrites, { token, firstUsed }: ClientToken, lifeMs: number): void {
  const problems = [];
  if (writes.length === 0 || writes.length > WRITES_PER_TRANSACTION) {
    problems.push({
      path: "writes",
      message: "A transaction does not have so many writes.",
      received: String(writes.length),
      expected: `1 to ${WRITES_PER_TRANSACTION} writes, each of another item`,
    });
  }
  if (token.length === 0 || token.length > LONGEST_TOKEN) {
    const expected = `1 to ${LONGEST_TOKEN} characters`;
    problems.push({
      path: "token.token",
      message: "This is no client token.",
      received: `${token.length} characters`,
      expected,
    });
  }
  if (!(lifeMs > 0)) {
    problems.push({
      path: "token.firstUsed",
      message: "DynamoDB has forgotten the token, and would carry the transaction out once more.",
      received: Number.isNaN(firstUsed.getTime()) ? "an invalid date" : firstUsed.toISOString(),
      expected: "a time less than 9 minutes ago",
    });
  }
  if (lifeMs > TOKEN_LIFE_MS + CLOCKS_APART_MS) {
    problems.push({
      path: "token.firstUsed",
      message: "The time is still to come, so that nobody knows how long DynamoDB remembers the token.",
      received: firstUsed.toISOString(),
      expected: "the time at which the token was first used",
    });
  }
  refuse(problems);
}

/**
 * Carries out all of the writes or none, exactly once: every attempt has the same client token, and there is none after
 * DynamoDB has forgotten it. Tried again on conflicts with other transactions and on throttling, neither of which has
 * carried anything out, and after HTTP 500 or a lost connection, since DynamoDB recognizes the token of an attempt that it
 * has carried out. A transaction that DynamoDB refuses for any other reason is not tried again.
 */
export async function transactWrite(
  { sender, options }: Requester,
  writes: TransactWrites,
  callOptions: TransactionOptions = {},
): Promise<void> {
  const { token = { token: randomUUID(), firstUsed: new Date() } } = callOptions;
  const lifeMs = token.firstUsed.getTime() + TOKEN_LIFE_MS - Date.now();
  refuseUnlessSound(writes, token, lifeMs);
  await inTime(
    deadlineOf(callOptions, options.budgetMs).and(Deadline.within(Math.min(lifeMs, TOKEN_LIFE_MS))),
    async () => {
      await sender.send("TransactWriteItems", {
        TransactItems: writes,
        ClientRequestToken: token.token,
        ReturnConsumedCapacity: "TOTAL",
      });
    },
  );
}
