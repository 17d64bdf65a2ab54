import { archiveBatch } from "./archive-batch";
import { putObject, s3Client } from "./s3-store";
import { StreamEvent } from "./stream-record";

/** What is left of an invocation's time for saying why it failed, in milliseconds. */
const LAST_WORDS_MS = 2_000;

/** A setting of the function. @throws Error where it is missing, before anything is read */
function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`The function is not set up: ${name} is missing.`);
  return value;
}

/** What Lambda is told: the record from which on it has to deliver again. */
export interface Response {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

const bucket = setting("BUCKET");
const prefix = setting("PREFIX");
// Outside of the handler: connections are kept.
const s3 = s3Client();

/**
 * Archives the items that time to live has deleted. An error means that the whole batch has to be delivered again.
 */
export async function handler(event: StreamEvent, context: { getRemainingTimeInMillis(): number }): Promise<Response> {
  const { key, items, poison } = await archiveBatch(event.Records, prefix, (object) =>
    putObject(s3, bucket, object, () => context.getRemainingTimeInMillis() - LAST_WORDS_MS),
  );
  // No keys and no items: whoever reads logs is not whoever may read the table.
  if (key !== undefined) console.info({ message: "archived", items, key });
  if (poison === undefined) return { batchItemFailures: [] };
  console.error({ message: "A record cannot be archived.", ...poison });
  return { batchItemFailures: [{ itemIdentifier: poison.sequenceNumber }] };
}
