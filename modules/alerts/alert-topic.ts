import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import { Locality } from "../../model/arn";
import { terraformName } from "../../model/names";
import { DELETION_WINDOW_DAYS } from "../data-key/key-policy";
import { addComment } from "../element-comment";
import { policyDocument } from "../policy/policy-document";
import { alertKeyPolicy, alertTopicPolicy } from "./alert-policies";

export interface AlertTopicProps extends Locality {
  readonly topicName: string;
  /** The topic's ARN as text: a policy that named its topic by reference would not be known before the apply. */
  readonly topicArn: string;
  /** Who is subscribed by e-mail. */
  readonly emails: readonly string[];
}

/** The topic that an environment's alerts go to, encrypted with a key that the publishing services may use. */
export class AlertTopic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    const { topicName, topicArn } = props;
    const key = new KmsKey(this, "$key", {
      description: `Messages of the alert topic ${topicName}`,
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: policyDocument(alertKeyPolicy(props)),
    });
    new KmsAlias(this, "$alias", { name: `alias/${topicName}`, targetKeyId: key.keyId });
    const topic = new SnsTopic(this, "$topic", {
      name: topicName,
      kmsMasterKeyId: key.arn,
      // SHA-256: whoever verifies a message does not rely on SHA-1.
      signatureVersion: 2,
    });
    new SnsTopicPolicy(this, "$policy", { arn: topic.arn, policy: policyDocument(alertTopicPolicy(props, topicArn)) });
    for (const email of props.emails) {
      const subscription = new SnsTopicSubscription(this, terraformName(email), {
        topicArn: topic.arn,
        protocol: "email",
        endpoint: email,
      });
      addComment(subscription, "Pending until the address confirms; Terraform cannot remove it before that.");
    }
    this.arn = topic.arn;
  }
}
