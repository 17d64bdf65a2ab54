import { ApiStep } from "./document";

/**
 * Tells people on a topic of SNS. A subject has at most 100 characters of ASCII.
 * @param attributes what subscriptions can be filtered by, besides
 */
export function tell(
  name: string,
  topicArn: string,
  Subject: string,
  Message: string,
  attributes?: Readonly<Record<string, string>>,
): ApiStep {
  const texts = Object.entries(attributes ?? {}).map(([key, StringValue]) => [
    key,
    { DataType: "String", StringValue },
  ]);
  return {
    name,
    action: "aws:executeAwsApi",
    onFailure: "Abort",
    inputs: {
      Service: "sns",
      Api: "Publish",
      TopicArn: topicArn,
      Subject,
      Message,
      ...(texts.length > 0 ? { MessageAttributes: Object.fromEntries(texts) as object } : {}),
    },
  };
}
