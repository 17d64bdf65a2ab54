import { AttributeNames, isRepeatable } from "./update-expression";

/** What an operation does, as far as trying it again is concerned. */
export interface Nature {
  readonly writes: boolean;
  /** Whether an attempt that may have been applied can be followed by another one. */
  readonly repeatable: boolean;
}

const READ: Nature = { writes: false, repeatable: true };
const REPEATABLE_WRITE: Nature = { writes: true, repeatable: true };
const OTHER_WRITE: Nature = { writes: true, repeatable: false };

const READS = /^(Get|BatchGet|TransactGet|Query|Scan|Describe|List)/;

/** These put or delete whole items, or carry a client token that DynamoDB recognizes. */
const REPEATABLE_WRITES = ["PutItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"];

/**
 * What a write may be answered with: nothing, or the item as it is now. The item as it was before the write would be, of a
 * second attempt, the one that the first has left behind.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
const ANSWERS_OF_NOW = ["NONE", "ALL_NEW", "UPDATED_NEW"];

/** The parts of an operation's input that decide. */
interface Write {
  readonly UpdateExpression?: string | undefined;
  readonly ExpressionAttributeNames?: AttributeNames | undefined;
  /** The old way to write updates. */
  readonly AttributeUpdates?: unknown;
  /** What the caller wants to see. What it sees where a condition fails is the item as it is now, too. */
  readonly ReturnValues?: string | undefined;
}

/** What is not known to be harmless is not repeated. */
export function natureOf(operation: string, input: object): Nature {
  if (READS.test(operation)) return READ;
  const write = input as Write;
  if (!ANSWERS_OF_NOW.includes(write.ReturnValues ?? "NONE")) return OTHER_WRITE;
  if (REPEATABLE_WRITES.includes(operation)) return REPEATABLE_WRITE;
  if (operation !== "UpdateItem" || write.AttributeUpdates !== undefined) return OTHER_WRITE;
  return isRepeatable(write.UpdateExpression ?? "", write.ExpressionAttributeNames) ? REPEATABLE_WRITE : OTHER_WRITE;
}
