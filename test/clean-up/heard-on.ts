import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

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
      const request = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
      const { Messages = [] } = await sqs.send(request);
      return Messages.map(({ Body = "{}" }) => JSON.parse(Body) as HeardMessage);
    },
  };
}
