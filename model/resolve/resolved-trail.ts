import { DataEventLevel } from "../audit/trail";
import { ObjectLock } from "../bucket";
import { Statement } from "../policy-statement";

/** A condition on a field of an event. */
export interface FieldSelector {
  readonly field: string;
  readonly equals?: readonly string[];
  readonly notEquals?: readonly string[];
  readonly startsWith?: readonly string[];
  readonly notStartsWith?: readonly string[];
}

/** Which events a trail records: those that satisfy every field. */
export interface EventSelector {
  readonly name: string;
  readonly fields: readonly FieldSelector[];
}

/** The bucket of a trail. */
export interface ResolvedTrailBucket {
  readonly name: string;
  /** What is made of it here; left out where somebody else owns the bucket. */
  readonly created?: {
    readonly retentionDays: number;
    readonly objectLock?: ObjectLock;
    readonly preventDestroy: boolean;
  };
  /** ARNs of principals of other accounts that decrypt its files with the audit's key. */
  readonly readerArns: readonly string[];
  /** The key that files are encrypted with, where it is not the audit's. */
  readonly kmsKeyArn?: string;
}

/** Counts the events in the log group that match a pattern. */
export interface MetricFilter {
  /** Name in Terraform: `aws_cloudwatch_log_metric_filter.trail_<terraformName>`. */
  readonly terraformName: string;
  readonly filterName: string;
  /** With `AUDIT_KEY_ID` in the place of the id of the audit's key. */
  readonly pattern: string;
  readonly metric: string;
}

/** What is worth waking somebody for. */
export interface TrailAlarm {
  /** Name in Terraform: `aws_cloudwatch_metric_alarm.trail_<terraformName>`. */
  readonly terraformName: string;
  readonly alarmName: string;
  readonly description: string;
  readonly metric: string;
  /** A metric that is taken off first: what of it was done by somebody who may. */
  readonly expected?: string;
  /** Events within five minutes. */
  readonly threshold: number;
}

/** Goes off when no event has reached the log group for an hour. */
export interface SilenceAlarm {
  /** Name in Terraform: `aws_cloudwatch_metric_alarm.trail_<terraformName>`. */
  readonly terraformName: string;
  readonly alarmName: string;
  readonly description: string;
}

/** A query that is saved for the day on which somebody needs it. */
export interface SavedQuery {
  /** Name in Terraform: `aws_cloudwatch_query_definition.trail_<terraformName>`. */
  readonly terraformName: string;
  readonly queryName: string;
  readonly lines: readonly string[];
}

/** The trail of an environment. */
export interface ResolvedTrail {
  readonly trailName: string;
  readonly arn: string;
  readonly bucket: ResolvedTrailBucket;
  readonly topicName: string;
  readonly topicArn: string;
  readonly logGroupName: string;
  readonly searchableDays: number;
  readonly roleName: string;
  /** What CloudTrail may do with the role. */
  readonly roleStatements: readonly Statement[];
  readonly selectors: readonly EventSelector[];
  readonly dataEvents: DataEventLevel;
  /** The trail that records management events instead; left out where this one does. */
  readonly managementEventsRecordedBy?: string;
  readonly metricNamespace: string;
  readonly filters: readonly MetricFilter[];
  readonly alarms: readonly TrailAlarm[];
  /** Left out where the log group may be quiet without anything being wrong. */
  readonly silence?: SilenceAlarm;
  readonly queries: readonly SavedQuery[];
  /** What the trail records and costs, for whoever reads what synth prints. */
  readonly notes: readonly string[];
}
