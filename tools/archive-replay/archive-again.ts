import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { z } from "zod";
import { StreamEvent, StreamRecord } from "../../functions/archive/stream-record";

/** Less than the 6 MB that Lambda takes, in bytes. */
const MAX_EVENT_BYTES = 5_000_000;

const Answer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Hands records to the archive function and says at which of them it stopped. */
export type Archive = (event: StreamEvent) => Promise<{ readonly failed?: string }>;

/** The deployed function: only its role may write into the archive. @throws Error where it fails */
export function deployedFunction(lambda: LambdaClient, functionName: string): Archive {
  return async (event) => {
    const { Payload: payload, FunctionError: failure } = await lambda.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) }),
    );
    const text = Buffer.from(payload ?? []).toString();
    if (failure !== undefined) throw new Error(`${functionName} failed: ${text}`);
    const [first] = Answer.parse(JSON.parse(text)).batchItemFailures;
    return { failed: first?.itemIdentifier };
  };
}

/** The records that one invocation can take, from the first on. */
function portionOf(records: readonly StreamRecord[]): StreamRecord[] {
  let bytes = 0;
  const end = records.findIndex((record) => (bytes += Buffer.byteLength(JSON.stringify(record)) + 1) > MAX_EVENT_BYTES);
  // A single record is smaller than an item, which has 400 KB at most.
  return records.slice(0, end === -1 ? undefined : Math.max(1, end));
}

/**
 * Archives expired items, past those that cannot be archived.
 * @returns the sequence numbers of these
 */
export async function archiveAgain(records: readonly StreamRecord[], archive: Archive): Promise<readonly string[]> {
  const impossible: string[] = [];
  let left = records;
  while (left.length > 0) {
    const portion = portionOf(left);
    const { failed } = await archive({ Records: portion });
    const at = portion.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed);
    if (failed !== undefined && at === -1) throw new Error(`the function failed at ${failed}, which it was not given`);
    if (failed !== undefined) impossible.push(failed);
    left = left.slice(failed === undefined ? portion.length : at + 1);
  }
  return impossible;
}
