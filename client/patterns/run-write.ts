import { inTime } from "../calls/current-deadline";
import { refuse } from "../problems";
import { CallOptions, deadlineOf } from "../requests/in-time";
import { Requester } from "../requests/requester";
import { ClientToken, transactWrite, TransactWrites } from "../requests/transact-write";
import { Input } from "../sending/operations";
import { givenProblems, MEASURED, PatternOfTable, keyIn, writtenProblems } from "./pattern-call";
import { attemptToken, AttemptToken, settled } from "./settle";
import { GivenValues } from "./template";
import { Attributes, deleteInput, putInput, updateInput } from "./write-request";

export interface WriteOptions extends CallOptions {
  /**
   * Exactly once: the write is sent as a transaction of one, which DynamoDB recognizes by its client token. It costs
   * twice the write units. Give a token of your own where another process may ask for the same write again.
   * @default false
   */
  readonly once?: boolean | ClientToken;
}

/** The single write of a pattern, in the two ways in which it can be sent. */
interface SingleWrite {
  readonly operation: "PutItem" | "UpdateItem" | "DeleteItem";
  readonly send: () => Promise<unknown>;
  readonly inTransaction: TransactWrites[number];
  readonly token: AttemptToken | undefined;
}

function putOf({ sender }: Requester, input: Input<"PutItem">, token: AttemptToken | undefined): SingleWrite {
  return {
    operation: "PutItem",
    send: () => sender.send("PutItem", { ...input, ...MEASURED }),
    inTransaction: { Put: input },
    token,
  };
}

function updateOf(
  { sender }: Requester,
  input: Input<"UpdateItem"> & { UpdateExpression: string },
  token: AttemptToken | undefined,
): SingleWrite {
  return {
    operation: "UpdateItem",
    send: () => sender.send("UpdateItem", { ...input, ...MEASURED }),
    inTransaction: { Update: input },
    token,
  };
}

function deleteOf({ sender }: Requester, input: Input<"DeleteItem">): SingleWrite {
  return {
    operation: "DeleteItem",
    send: () => sender.send("DeleteItem", { ...input, ...MEASURED }),
    inTransaction: { Delete: input },
    // What is gone carries no token.
    token: undefined,
  };
}

async function carryOut(
  requester: Requester,
  of: PatternOfTable,
  given: GivenValues,
  write: SingleWrite,
  { once = false, ...callOptions }: WriteOptions,
): Promise<void> {
  if (once !== false) {
    const options = once === true ? callOptions : { ...callOptions, token: once };
    return transactWrite(requester, [write.inTransaction], options);
  }
  const { operation, token, send } = write;
  return inTime(deadlineOf(callOptions, requester.options.budgetMs), async () => {
    if (token === undefined) await send();
    else await settled(requester, { operation, key: keyIn(of, given), token }, send);
  });
}

/** Only a write with a condition can be undone by its own first attempt, and only without a transaction. */
function tokenFor({ table, pattern }: PatternOfTable, { once }: WriteOptions): AttemptToken | undefined {
  const isConditional = (pattern.filter ?? []).length > 0;
  return isConditional && (once ?? false) === false ? attemptToken(table) : undefined;
}

function withToken(attributes: Attributes, token: AttemptToken | undefined): Attributes {
  return token === undefined ? attributes : { ...attributes, [token.attribute]: token.value };
}

export async function runPut(
  requester: Requester,
  of: PatternOfTable,
  given: GivenValues,
  attributes: Attributes,
  options: WriteOptions = {},
): Promise<void> {
  refuse([...givenProblems(of, given), ...writtenProblems(of, attributes)]);
  const token = tokenFor(of, options);
  const input = putInput(of, given, withToken(attributes, token));
  return carryOut(requester, of, given, putOf(requester, input, token), options);
}

export async function runUpdate(
  requester: Requester,
  of: PatternOfTable,
  given: GivenValues,
  attributes: Attributes,
  options: WriteOptions = {},
): Promise<void> {
  const problems = [...givenProblems(of, given), ...writtenProblems(of, attributes, "changes")];
  if (Object.values(attributes).every((value) => value === undefined)) {
    problems.push({ path: "changes", message: "There is nothing to change.", expected: "at least one attribute" });
  }
  refuse(problems);
  const token = tokenFor(of, options);
  const input = updateInput(of, given, withToken(attributes, token));
  return carryOut(requester, of, given, updateOf(requester, input, token), options);
}

export async function runDelete(
  requester: Requester,
  of: PatternOfTable,
  given: GivenValues,
  options: WriteOptions = {},
): Promise<void> {
  refuse(givenProblems(of, given));
  return carryOut(requester, of, given, deleteOf(requester, deleteInput(of, given)), options);
}
