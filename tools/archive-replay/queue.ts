import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  Message,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";

/** How long SQS waits for messages before it says that there are none, in seconds. */
const WAIT_SECONDS = 2;

/** How long nobody else gets a message that is worked on, in seconds. */
const VISIBILITY_SECONDS = 900;

/** Each message of the queue once. Those that are kept are there again when all have been seen. */
export async function eachMessage(
  sqs: SQSClient,
  queueUrl: string,
  use: (message: Message) => Promise<"delete" | "keep">,
): Promise<void> {
  const kept: Message[] = [];
  try {
    for (;;) {
      const { Messages: messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: WAIT_SECONDS,
          VisibilityTimeout: VISIBILITY_SECONDS,
        }),
      );
      if (messages.length === 0) return;
      kept.push(...messages);
      for (const message of messages) {
        if ((await use(message)) === "keep") continue;
        await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }));
        kept.splice(kept.indexOf(message), 1);
      }
    }
  } finally {
    for (const { ReceiptHandle } of kept) {
      await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    }
  }
}
