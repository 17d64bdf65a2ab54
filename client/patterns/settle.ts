import { randomUUID } from "node:crypto";
import { AmbiguousWriteError } from "../errors";
import { Requester } from "../requests/requester";
import { Operation } from "../sending/operations";
import { TableShape } from "./table-shape";
import { Operand } from "./template";

/** A value that no other call writes, and the attribute that holds it. */
export interface AttemptToken {
  readonly attribute: string;
  readonly value: string;
}

/** A new token, where the table has an attribute for it. */
export function attemptToken({ attemptToken: attribute }: TableShape): AttemptToken | undefined {
  return attribute === undefined ? undefined : { attribute, value: randomUUID() };
}

/** The token that the stored item carries. */
async function storedToken({ sender, options }: Requester, key: Record<string, Operand>, attribute: string) {
  const { Item: item } = await sender.send("GetItem", {
    TableName: options.tableName,
    Key: key,
    ConsistentRead: true,
    ProjectionExpression: "#t",
    ExpressionAttributeNames: { "#t": attribute },
    ReturnConsumedCapacity: "TOTAL",
  });
  return item?.[attribute] as unknown;
}

/**
 * Carries out a conditional write whose item gets the token. Where the answer to an attempt was lost, the next one may
 * find that the condition does not hold any more because of the first: then the stored item's token tells. If it is
 * another one the write stays uncertain, since somebody may have changed the item after it.
 */
export async function settled(
  requester: Requester,
  write: { readonly operation: Operation; readonly key: Record<string, Operand>; readonly token: AttemptToken },
  send: () => Promise<unknown>,
): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof AmbiguousWriteError)) throw error;
    const stored = await storedToken(requester, write.key, write.token.attribute).catch((failure: unknown) => {
      error.settlingError = failure;
      return undefined;
    });
    if (stored !== write.token.value) throw error;
    requester.options.observe({ type: "settled", operation: write.operation });
  }
}
