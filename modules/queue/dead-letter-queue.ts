import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Locality } from "../../model/arn";
import { queueArn } from "../../model/function-names";
import { Alarm } from "../alarm/alarm";
import { denyWithoutTls, policyDocument } from "../policy/policy-document";

/** The longest that SQS keeps a message: two weeks to find out what was wrong. */
const RETENTION_SECONDS = 14 * 24 * 3600;

/** How long whoever works on a message has it for himself, in seconds. */
const VISIBILITY_SECONDS = 900;

export interface DeadLetterQueueProps extends Locality {
  readonly name: string;
  /** ARN of the key that encrypts the messages. */
  readonly kmsKeyArn: string;
  readonly alertTopicArn: string;
  /** What a message in it means, and what to do: the text of the alarm. */
  readonly meaning: string;
}

/**
 * A queue for what could not be dealt with, with an alarm as long as there is something in it. Who may send is said by
 * the sender's own policy; the queue's denies what comes without TLS.
 */
export class DeadLetterQueue extends Construct {
  /** Computed, so that policies are known before the apply. */
  readonly arn: string;
  readonly url: string;
  /** What must be there before somebody uses the queue. */
  readonly ready: ITerraformDependable;

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id);
    const { name, meaning } = props;
    this.arn = queueArn(props, name);
    const queue = new SqsQueue(this, "$queue", {
      name,
      kmsMasterKeyId: props.kmsKeyArn,
      messageRetentionSeconds: RETENTION_SECONDS,
      visibilityTimeoutSeconds: VISIBILITY_SECONDS,
    });
    this.ready = new SqsQueuePolicy(this, "$policy", {
      queueUrl: queue.url,
      policy: policyDocument([denyWithoutTls("sqs:*", [this.arn])]),
    });
    this.url = queue.url;
    new Alarm(this, "$depth", {
      name,
      description: meaning,
      namespace: "AWS/SQS",
      metric: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: name },
      statistic: "Maximum",
      above: 0,
      period: 60,
      // SQS stops to report six hours after a queue was last used, with all the messages still in it.
      missingData: "ignore",
      topicArn: props.alertTopicArn,
    });
  }
}
