import { ApiStep } from "./document";

/** Tells people on a topic of SNS. A subject has at most 100 characters of ASCII. */
export function tell(name: string, topicArn: string, Subject: string, Message: string): ApiStep {
  return {
    name,
    action: "aws:executeAwsApi",
    onFailure: "Abort",
    inputs: { Service: "sns", Api: "Publish", TopicArn: topicArn, Subject, Message },
  };
}
