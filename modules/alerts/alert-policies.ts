import { accountRootArn, alarmArns, Locality } from "../../model/arn";
import { administrationStatement } from "../data-key/key-policy";
import { Conditions, denyWithoutTls, Statement } from "../policy/policy-document";

/** A service that publishes to the topic on the account's behalf. */
interface Publisher {
  readonly Sid: string;
  readonly Service: string;
  readonly Condition?: Conditions;
}

/**
 * Who publishes. Each says on whose behalf, so that no other account's alarm or budget reaches the topic, with one
 * exception: EventBridge sends neither source account nor source ARN when it publishes, and AWS documents that a topic
 * policy and a key policy for it cannot have conditions.
 *
 * AWS Backup and AWS Config are heard through EventBridge: the notifications of a backup vault leave aborted jobs out,
 * and Config does not publish to encrypted topics.
 *
 * Sources: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html,
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html,
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html,
 * https://docs.aws.amazon.com/config/latest/developerguide/sns-topic-policy.html
 */
function publishersTo(locality: Locality): Publisher[] {
  const ours = { StringEquals: { "aws:SourceAccount": locality.account } };
  return [
    {
      Sid: "CloudWatchAlarms",
      Service: "cloudwatch.amazonaws.com",
      Condition: { ...ours, ArnLike: { "aws:SourceArn": alarmArns(locality) } },
    },
    { Sid: "EventBridgeRules", Service: "events.amazonaws.com" },
    { Sid: "Budgets", Service: "budgets.amazonaws.com", Condition: ours },
    { Sid: "CostAnomalies", Service: "costalerts.amazonaws.com", Condition: ours },
  ];
}

/** Principals of the account need no statement: their own policies say whether they may publish or subscribe. */
export function alertTopicPolicy(locality: Locality, topicArn: string): Statement[] {
  const publish = publishersTo(locality).map(({ Sid, Service, Condition }): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: { Service },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition,
  }));
  // A topic policy takes no wildcard for all actions, and publishing is what carries content.
  return [...publish, denyWithoutTls("sns:Publish", [topicArn])];
}

/** What publishing to an encrypted topic takes. */
const USE = ["kms:Decrypt", "kms:GenerateDataKey*"];

/** The key of the topic: for the services that publish, and through SNS for whoever of the account may. */
export function alertKeyPolicy(locality: Locality): Statement[] {
  const publish = publishersTo(locality).map(({ Sid, Service, Condition }): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: { Service },
    Action: USE,
    Resource: "*",
    Condition,
  }));
  return [
    administrationStatement(locality),
    {
      Sid: "UseThroughSns",
      Effect: "Allow",
      Principal: { AWS: accountRootArn(locality) },
      Action: USE,
      Resource: "*",
      Condition: {
        StringEquals: {
          "kms:CallerAccount": locality.account,
          "kms:ViaService": `sns.${locality.region}.amazonaws.com`,
        },
      },
    },
    ...publish,
  ];
}
