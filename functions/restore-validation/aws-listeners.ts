import { type CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { PublishCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { Listeners, Measurement } from "./ports";
import type { Settings } from "./settings";

const UNITS = {
  RestoreValidationFailed: "Count",
  RestoreItemsNotCompared: "Count",
  RestoreMinutes: "None",
  DaysSinceSuccessfulValidation: "None",
} as const;

/** Measurements of one request. Source: the API's PutMetricData. */
const MOST_AT_ONCE = 1000;

function datum({ metric, value, table, at }: Measurement) {
  return {
    MetricName: metric,
    Value: value,
    Unit: UNITS[metric],
    Timestamp: at,
    Dimensions: table === undefined ? [] : [{ Name: "Table", Value: table }],
  };
}

/** The alert topic, CloudWatch and the log. */
export function listenersOf(sns: SNSClient, cloudWatch: CloudWatchClient, settings: Settings): Listeners {
  const { alertTopicArn: TopicArn, metricNamespace: Namespace } = settings;
  return {
    async alert({ subject, message }) {
      await sns.send(new PublishCommand({ TopicArn, Subject: subject, Message: message }));
    },
    async measure(measurements) {
      for (let start = 0; start < measurements.length; start += MOST_AT_ONCE) {
        const MetricData = measurements.slice(start, start + MOST_AT_ONCE).map(datum);
        await cloudWatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
      }
    },
    note(message, details) {
      console.info(JSON.stringify({ message, ...details }));
    },
  };
}
