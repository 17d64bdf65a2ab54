import { ChangeMessageVisibilityCommand, SQSClient } from "@aws-sdk/client-sqs";

/** The part of the visibility timeout after which it is begun anew: two attempts are left when one of them fails. */
const RENEWED_AFTER = 1 / 3;

/**
 * SQS's ways of saying that a message is not held any more: everybody sees it, or it is gone.
 * Sources: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html;
 * the third one is not in it, https://github.com/aws/aws-sdk-java/issues/1628
 */
const NOT_HELD = ["MessageNotInflight", "ReceiptHandleIsInvalid", "InvalidParameterValue"];

/** Whether SQS has refused because the message is not held any more. */
export function isNotHeld(error: unknown): boolean {
  // Named differently from one protocol of the service to the other: `InvalidParameterValueException`.
  return error instanceof Error && NOT_HELD.some((name) => error.name.startsWith(name));
}

/** Messages of one queue that nobody else sees for a while. */
export class Visibility {
  /**
   * @param seconds how long nobody else sees a message that was received or is worked on
   */
  constructor(
    private readonly sqs: SQSClient,
    private readonly queueUrl: string,
    readonly seconds: number,
  ) {}

  /** Keeps a message from everybody else for as long as the work on it takes. */
  async during<T>(receiptHandle: string | undefined, work: () => Promise<T>): Promise<T> {
    const renew = () => {
      // Where it fails, somebody else may get the message too, and archive what is archived already: nothing is lost.
      this.change(receiptHandle, this.seconds).catch(() => undefined);
    };
    const timer = setInterval(renew, this.seconds * 1000 * RENEWED_AFTER);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  /** Lets everybody see the message again. @throws whatever SQS says, but that everybody sees it already */
  async release(receiptHandle: string | undefined): Promise<void> {
    try {
      await this.change(receiptHandle, 0);
    } catch (error) {
      if (!isNotHeld(error)) throw error;
    }
  }

  private async change(ReceiptHandle: string | undefined, VisibilityTimeout: number): Promise<void> {
    await this.sqs.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: this.queueUrl, ReceiptHandle, VisibilityTimeout }),
    );
  }
}
