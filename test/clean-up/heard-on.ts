import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

/** A message as SNS puts it into a queue. */
export interface HeardMessage {
  readonly Subject: string;
  readonly Message: string;
}

/** A topic, and what is published to it. */
export interface HeardTopic {
  readonly topicArn: string;
  /** What was published since the last time. */
  readonly messages: () => Promise<HeardMessage[]>;
}

/** Makes a topic with a queue that hears it. */
export async function heardOn(sns: SNSClient, sqs: SQSClient): Promise<HeardTopic> {
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "alerts" }));
  const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: "alerts" }));
  const Endpoint = `arn:aws:sqs:eu-west-1:${TopicArn.split(":")[4]}:alerts`;
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint }));
  return {
    topicArn: TopicArn,
    messages: async () => {
      const heard: HeardMessage[] = [];
      for (;;) {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
        if (Messages.length === 0) return heard;
        for (const { Body = "{}", ReceiptHandle } of Messages) {
          heard.push(JSON.parse(Body) as HeardMessage);
          // What is not deleted is heard again half a minute later.
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }
      }
    },
  };
}
