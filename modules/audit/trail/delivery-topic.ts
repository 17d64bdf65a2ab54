import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { denyWithoutTls, policyDocument } from "../../policy/policy-document";

export interface DeliveryTopicProps {
  readonly topicName: string;
  /** The topic's ARN as text: a policy that named its topic by reference would not be known before the apply. */
  readonly topicArn: string;
  readonly trailArn: string;
  readonly kmsKeyArn: string;
}

/** Where CloudTrail says of each file that it is there, for whatever reads the files. */
export class DeliveryTopic extends Construct {
  /** Its name, by reference: CloudTrail takes the ARN for topics of other Regions. */
  readonly name: string;
  /** What must be there before CloudTrail publishes: the topic's policy. */
  readonly ready: ITerraformDependable;

  constructor(scope: Construct, id: string, { topicName, topicArn, trailArn, kmsKeyArn }: DeliveryTopicProps) {
    super(scope, id);
    const topic = new SnsTopic(this, "$topic", { name: topicName, kmsMasterKeyId: kmsKeyArn, signatureVersion: 2 });
    this.name = topic.name;
    this.ready = new SnsTopicPolicy(this, "$policy", {
      arn: topic.arn,
      policy: policyDocument([
        {
          Sid: "CloudTrail",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topicArn,
          Condition: { StringEquals: { "aws:SourceArn": trailArn } },
        },
        denyWithoutTls("sns:Publish", [topicArn]),
      ]),
    });
  }
}
