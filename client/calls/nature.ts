import { isRepeatable } from "./update-expression";

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

/** The part of an operation's input that decides. */
interface Update {
  readonly UpdateExpression?: string | undefined;
  /** The old way to write updates. */
  readonly AttributeUpdates?: unknown;
}

/** What is not known to be harmless is not repeated. */
export function natureOf(operation: string, input: object): Nature {
  if (READS.test(operation)) return READ;
  if (REPEATABLE_WRITES.includes(operation)) return REPEATABLE_WRITE;
  const { UpdateExpression: expression = "", AttributeUpdates: updates } = input as Update;
  if (operation !== "UpdateItem" || updates !== undefined) return OTHER_WRITE;
  return isRepeatable(expression) ? REPEATABLE_WRITE : OTHER_WRITE;
}
