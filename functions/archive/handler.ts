import { Archived, archiveBatch } from "./archive-batch";
import { PassingTroubleError } from "./patience";
import { putObject, s3Client } from "./s3-store";
import { StreamEvent } from "./stream-record";
import { cloudWatchClient, countUnreadable } from "./unreadable-metric";

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
const prefixes = { items: setting("PREFIX"), unreadable: setting("UNREADABLE_PREFIX") };
const namespace = setting("METRIC_NAMESPACE");
// Outside of the handler: connections are kept.
const s3 = s3Client();
const cloudWatch = cloudWatchClient();

/** Writes what happened to the log. No keys of items and no items: whoever reads logs may not be who may read the table. */
async function tell({ items, unreadable }: Archived, timeLeft: () => number): Promise<void> {
  if (items) console.info({ message: "archived", ...items });
  if (!unreadable) return;
  console.error({ message: "Records cannot be read as expired items; they are kept as they are.", ...unreadable });
  await countUnreadable(cloudWatch, namespace, unreadable, timeLeft);
}

/**
 * Archives the items that time to live has deleted.
 *
 * A service that is out is reported as a failure of the batch's first record: Lambda delivers all of it again. Reported
 * by an error, it would halve the batch each time, and an hour of outage would leave an object for every item. Any other
 * error is thrown: that a batch is halved then finds out whether it is in one of the records.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function handler(event: StreamEvent, context: { getRemainingTimeInMillis(): number }): Promise<Response> {
  const timeLeft = () => context.getRemainingTimeInMillis() - LAST_WORDS_MS;
  try {
    await tell(await archiveBatch(event.Records, prefixes, (each) => putObject(s3, bucket, each, timeLeft)), timeLeft);
    return { batchItemFailures: [] };
  } catch (error) {
    const first = event.Records[0]?.dynamodb?.SequenceNumber;
    if (!(error instanceof PassingTroubleError) || first === undefined) throw error;
    console.error({ message: "The batch is not archived, and has to be delivered again.", reason: error.message });
    return { batchItemFailures: [{ itemIdentifier: first }] };
  }
}
