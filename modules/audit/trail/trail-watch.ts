import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { CloudwatchMetricAlarm, CloudwatchMetricAlarmConfig } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import { Construct } from "constructs";
import { AUDIT_KEY_ID } from "../../../model/audit/watch/watch-changes";
import { ResolvedTrail, SilenceAlarm, TrailAlarm } from "../../../model/resolve/resolved-trail";

/** Seconds over which events are counted. */
const PERIOD = 300;
/** Seconds without any event after which something is wrong. */
const SILENCE = 3_600;

/**
 * Periods that an alarm on a difference looks back at, of which one is enough. Both metrics count an event for the time
 * at which it arrived in the log group, but not in one step: where the calls of known principals are there first, the
 * difference is too small for a moment, and a period that was judged then is judged again.
 */
const PERIODS_OF_DIFFERENCE = 3;

export interface TrailWatchProps {
  readonly trail: ResolvedTrail;
  /** The log group, by reference: filters are made after it. */
  readonly logGroupName: string;
  /** Where alarms go. */
  readonly alertTopicArn: string;
  /** The id of the audit's key, which filters name. */
  readonly kmsKeyId: string;
}

type Measured = Pick<CloudwatchMetricAlarmConfig, "evaluationPeriods"> & Partial<CloudwatchMetricAlarmConfig>;

function measured({ metric, expected }: TrailAlarm, namespace: string): Measured {
  if (expected === undefined) {
    return { namespace, metricName: metric, statistic: "Sum", period: PERIOD, evaluationPeriods: 1 };
  }
  const counted = (metricName: string) => ({ namespace, metricName, stat: "Sum", period: PERIOD });
  return {
    evaluationPeriods: PERIODS_OF_DIFFERENCE,
    datapointsToAlarm: 1,
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
  constructor(scope: Construct, id: string, { trail, logGroupName, alertTopicArn, kmsKeyId }: TrailWatchProps) {
    super(scope, id);
    const { metricNamespace: namespace } = trail;
    for (const { terraformName, filterName: name, pattern, metric } of trail.filters) {
      new CloudwatchLogMetricFilter(this, `${terraformName}$filter`, {
        name,
        logGroupName,
        pattern: pattern.replaceAll(AUDIT_KEY_ID, kmsKeyId),
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
        treatMissingData: "notBreaching",
        actionsEnabled: true,
        alarmActions: [alertTopicArn],
      });
    }
    if (trail.silence) this.makeSilenceAlarm(trail.silence, logGroupName, alertTopicArn);
    for (const { terraformName, queryName: name, lines } of trail.queries) {
      new CloudwatchQueryDefinition(this, `${terraformName}$query`, {
        name,
        logGroupNames: [logGroupName],
        queryString: lines.join("\n"),
      });
    }
  }
  private makeSilenceAlarm(silence: SilenceAlarm, logGroupName: string, alertTopicArn: string): void {
    new CloudwatchMetricAlarm(this, `${silence.terraformName}$alarm`, {
      alarmName: silence.alarmName,
      alarmDescription: silence.description,
      namespace: "AWS/Logs",
      metricName: "IncomingLogEvents",
      dimensions: { LogGroupName: logGroupName },
      statistic: "Sum",
      period: SILENCE,
      evaluationPeriods: 1,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      // CloudWatch Logs writes no zero where nothing arrives, nor for a log group that is gone.
      treatMissingData: "breaching",
      actionsEnabled: true,
      alarmActions: [alertTopicArn],
    });
  }
}
