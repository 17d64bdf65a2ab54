import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { z } from "zod";
import { StreamEvent, StreamRecord } from "../../functions/archive/stream-record";

/** Less than the 6 MB that Lambda takes, in bytes. */
const MAX_EVENT_BYTES = 5_000_000;

const Answer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Hands records to the archive function. @throws Error where they are not all in the archive afterwards */
export type Archive = (event: StreamEvent) => Promise<void>;

/** Makes of the function's answer what became of the records. @throws Error where they have to be handed over again */
export function checkAnswer(functionName: string, answer: unknown): void {
  const [failure] = Answer.parse(answer).batchItemFailures;
  if (failure !== undefined) {
    throw new Error(`${functionName} could not write from ${failure.itemIdentifier} on; its log says why`);
  }
}

/** The deployed function: only its role may write into the archive. @throws Error where it fails */
export function deployedFunction(lambda: LambdaClient, functionName: string): Archive {
  return async (event) => {
    const { Payload: payload, FunctionError: failure } = await lambda.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) }),
    );
    const text = Buffer.from(payload ?? []).toString();
    if (failure !== undefined) throw new Error(`${functionName} failed: ${text}`);
    checkAnswer(functionName, JSON.parse(text));
  };
}

/** The records that one invocation can take, from the first on. */
function portionOf(records: readonly StreamRecord[]): StreamRecord[] {
  let bytes = 0;
  const end = records.findIndex((record) => (bytes += Buffer.byteLength(JSON.stringify(record)) + 1) > MAX_EVENT_BYTES);
  // A single record is smaller than an item, which has 400 KB at most.
  return records.slice(0, end === -1 ? undefined : Math.max(1, end));
}

/** Archives expired items, in as many invocations as it takes. */
export async function archiveAgain(records: readonly StreamRecord[], archive: Archive): Promise<void> {
  for (let left = records; left.length > 0;) {
    const portion = portionOf(left);
    await archive({ Records: portion });
    left = left.slice(portion.length);
  }
}
