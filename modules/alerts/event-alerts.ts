import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import { EventAlert } from "../../model/event-alert";
import { Alarm } from "../alarm/alarm";

export interface EventAlertsProps {
  /** Name of the rule. */
  readonly name: string;
  /** What the rule tells of. */
  readonly description: string;
  /** The events that are told, as JSON. */
  readonly eventPattern: string;
  readonly alert: EventAlert;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
  /** Where to look for what was not told, as a sentence. */
  readonly otherwise: string;
}

/**
 * Tells the alert topic of events, each in a sentence with the event itself.
 *
 * There is no dead-letter queue: EventBridge tries for a day to deliver, and a queue would lie where nobody looks. An alarm
 * tells that an alert is lost, by CloudWatch's own way to the topic.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export class EventAlerts extends Construct {
  constructor(scope: Construct, id: string, props: EventAlertsProps) {
    super(scope, id);
    const { name, description, eventPattern, alert, topicArn, otherwise } = props;
    const rule = new CloudwatchEventRule(this, "$rule", { name, description, eventPattern });
    const { inputPaths, inputTemplate } = alert;
    new CloudwatchEventTarget(this, "$target", {
      rule: rule.name,
      arn: topicArn,
      targetId: "alerts",
      inputTransformer: { inputPaths: { ...inputPaths }, inputTemplate },
    });
    new Alarm(this, "untold", {
      name: `${name}-untold`,
      description:
        `An event that the rule ${name} tells of did not reach this topic. Look at the policies of the topic and of its key, ` +
        `and at the rule's target. ${otherwise}`,
      namespace: "AWS/Events",
      metric: "FailedInvocations",
      dimensions: { RuleName: name },
      statistic: "Sum",
      above: 0,
      period: 300,
      missingData: "notBreaching",
      topicArn,
    });
  }
}
