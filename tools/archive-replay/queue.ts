import { DeleteMessageCommand, Message, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { isNotHeld, Visibility } from "./visibility";

/** How long SQS waits for messages before it says that there are none, in seconds. */
const WAIT_SECONDS = 2;

/** How long nobody else gets a message that is worked on, in seconds. */
const VISIBILITY_SECONDS = 900;

export interface QueueOptions {
  /** What becomes of a message. */
  readonly use: (message: Message) => Promise<"delete" | "keep">;
  /** Told once, where kept messages could not be handed back: they come back by themselves. */
  readonly onHeld: (count: number, seconds: number, reason: unknown) => void;
  /**
   * Seconds for which nobody else sees a message that is worked on or kept.
   * @default 900
   */
  readonly visibilitySeconds?: number;
}

/** The next message; none where the queue has none that could be seen. */
async function receive(sqs: SQSClient, QueueUrl: string, VisibilityTimeout: number): Promise<Message | undefined> {
  const { Messages: messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      // One: others would wait for it, and be somebody else's again by the time that it is their turn.
      MaxNumberOfMessages: 1,
      WaitTimeSeconds: WAIT_SECONDS,
      VisibilityTimeout,
    }),
  );
  return messages[0];
}

/** Deletes a message. @returns false where it is not ours any more: it comes back, and is done already */
async function remove(sqs: SQSClient, QueueUrl: string, ReceiptHandle: string | undefined): Promise<boolean> {
  try {
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    return true;
  } catch (error) {
    if (isNotHeld(error)) return false;
    throw error;
  }
}

/** Hands kept messages back. @returns how many could not be, and why */
async function releaseAll(visibility: Visibility, handles: Iterable<string | undefined>) {
  const reasons: unknown[] = [];
  for (const handle of handles) await visibility.release(handle).catch((reason: unknown) => reasons.push(reason));
  return reasons;
}

/**
 * Each message of the queue once. Those that are kept come back while others are worked on; they are known by their ids,
 * and when nothing but those is left, that was all. They are there for everybody when it ends.
 */
export async function eachMessage(sqs: SQSClient, queueUrl: string, options: QueueOptions): Promise<void> {
  const { use, onHeld, visibilitySeconds = VISIBILITY_SECONDS } = options;
  const visibility = new Visibility(sqs, queueUrl, visibilitySeconds);
  /** Handles of kept messages by their ids. A message that is received again has another one. */
  const kept = new Map<string, string | undefined>();
  /** Kept messages that came back since the last new one. */
  const repeated = new Set<string>();
  try {
    for (;;) {
      const message = await receive(sqs, queueUrl, visibilitySeconds);
      if (message === undefined) return;
      const { MessageId: id = "", ReceiptHandle: handle } = message;
      if (kept.has(id)) {
        kept.set(id, handle);
        if (repeated.has(id)) return;
        repeated.add(id);
        continue;
      }
      repeated.clear();
      kept.set(id, handle);
      if ((await visibility.during(handle, () => use(message))) === "keep") continue;
      if (await remove(sqs, queueUrl, handle)) kept.delete(id);
    }
  } finally {
    const reasons = await releaseAll(visibility, kept.values());
    if (reasons.length > 0) onHeld(reasons.length, visibilitySeconds, reasons[0]);
  }
}
