import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { CloudwatchMetricAlarm, CloudwatchMetricAlarmConfig } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import { Construct } from "constructs";
import { ResolvedTrail, TrailAlarm } from "../../../model/resolve/resolved-trail";

/** Seconds over which events are counted. */
const PERIOD = 300;

export interface TrailWatchProps {
  readonly trail: ResolvedTrail;
  /** The log group, by reference: filters are made after it. */
  readonly logGroupName: string;
  /** Where alarms go. */
  readonly alertTopicArn: string;
}

function measured({ metric, expected }: TrailAlarm, namespace: string): Partial<CloudwatchMetricAlarmConfig> {
  if (expected === undefined) return { namespace, metricName: metric, statistic: "Sum", period: PERIOD };
  const counted = (metricName: string) => ({ namespace, metricName, stat: "Sum", period: PERIOD });
  return {
    metricQuery: [
      { id: "calls", metric: counted(metric) },
      { id: "known", metric: counted(expected) },
      // A metric that has never been counted has no value to take off.
      { id: "strangers", expression: "calls - FILL(known, 0)", label: "Calls by strangers", returnData: true },
    ],
  };
}

/** What of the trail is counted, what raises an alarm, and the queries for the day after. */
export class TrailWatch extends Construct {
  constructor(scope: Construct, id: string, { trail, logGroupName, alertTopicArn }: TrailWatchProps) {
    super(scope, id);
    const { metricNamespace: namespace } = trail;
    for (const { terraformName, filterName: name, pattern, metric } of trail.filters) {
      new CloudwatchLogMetricFilter(this, `${terraformName}$filter`, {
        name,
        logGroupName,
        pattern,
        // Without dimensions, which have no default: a quiet time then reads as zero and not as nothing.
        metricTransformation: { namespace, name: metric, value: "1", defaultValue: "0", unit: "Count" },
      });
    }
    for (const alarm of trail.alarms) {
      new CloudwatchMetricAlarm(this, `${alarm.terraformName}$alarm`, {
        alarmName: alarm.alarmName,
        alarmDescription: alarm.description,
        ...measured(alarm, namespace),
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: alarm.threshold,
        evaluationPeriods: 1,
        treatMissingData: "notBreaching",
        actionsEnabled: true,
        alarmActions: [alertTopicArn],
      });
    }
    for (const { terraformName, queryName: name, lines } of trail.queries) {
      new CloudwatchQueryDefinition(this, `${terraformName}$query`, {
        name,
        logGroupNames: [logGroupName],
        queryString: lines.join("\n"),
      });
    }
  }
}
