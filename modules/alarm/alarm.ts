import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";

export interface AlarmProps {
  readonly name: string;
  /** What it means, and what to do: whoever is woken reads this first. */
  readonly description: string;
  /** `AWS/Lambda` */
  readonly namespace: string;
  readonly metric: string;
  /**
   * @default - none: the metric of all
   */
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly statistic: "Sum" | "Maximum" | "Minimum" | "Average";
  /** The alarm goes off above this value. */
  readonly above: number;
  /** Length of a period in seconds. */
  readonly period: number;
  /**
   * How many periods in a row have to be above.
   * @default 1
   */
  readonly periods?: number;
  /**
   * What no data means. `notBreaching`: nothing happened, all is well. `ignore`: the metric ends by itself while the
   * trouble goes on, so the alarm stays as it is. `breaching`: whoever measures has stopped, which is trouble by itself.
   * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
   */
  readonly missingData: "breaching" | "notBreaching" | "ignore";
  /** ARN of the topic that is told when it goes off, and when it is over. */
  readonly topicArn: string;
}

/** An alarm that tells the environment's alert topic. Its address is the construct's. */
export class Alarm extends Construct {
  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    new CloudwatchMetricAlarm(this, "$alarm", {
      alarmName: props.name,
      alarmDescription: props.description,
      namespace: props.namespace,
      metricName: props.metric,
      dimensions: props.dimensions && { ...props.dimensions },
      statistic: props.statistic,
      comparisonOperator: "GreaterThanThreshold",
      threshold: props.above,
      period: props.period,
      evaluationPeriods: props.periods ?? 1,
      treatMissingData: props.missingData,
      alarmActions: [props.topicArn],
      okActions: [props.topicArn],
    });
  }
}
