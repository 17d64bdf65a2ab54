import { randomUUID } from "node:crypto";
import { TOKEN_LIFE_MS } from "../calls/retry-policy";
import { Deadline } from "../deadline";
import { refuse } from "../problems";
import { Input } from "../sending/operations";
import { CallOptions, deadlineOf, inTime } from "./in-time";
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
  refuse(problems);
}

/**
 * Carries out all of the writes or none, exactly once: every attempt has the same client token, and there is none after
 * DynamoDB has forgotten it. Tried again on conflicts with other transactions and on throttling only.
 */
export async function transactWrite(
  { sender, options }: Requester,
  writes: TransactWrites,
  callOptions: TransactionOptions = {},
): Promise<void> {
  const { token = { token: randomUUID(), firstUsed: new Date() } } = callOptions;
  const lifeMs = token.firstUsed.getTime() + TOKEN_LIFE_MS - Date.now();
  refuseUnlessSound(writes, token, lifeMs);
  const { remainingMs, signal } = deadlineOf(callOptions, options.budgetMs);
  const timeMs = Number.isFinite(remainingMs) ? remainingMs : options.budgetMs;
  await inTime(Deadline.within(Math.min(timeMs, lifeMs), signal), async () => {
    await sender.send("TransactWriteItems", {
      TransactItems: writes,
      ClientRequestToken: token.token,
      ReturnConsumedCapacity: "TOTAL",
    });
  });
}
