import { Construct } from "constructs";
import { Alarm } from "../alarm/alarm";

/** How old the oldest record of a batch may be before somebody should look: an hour of the twelve that there are. */
const OLDEST_MS = 3_600_000;

export interface StreamAlarmsProps {
  readonly functionName: string;
  readonly alertTopicArn: string;
}

/** Alarms on what goes wrong with a function that reads streams, beside those on every function. */
export class StreamAlarms extends Construct {
  constructor(scope: Construct, id: string, { functionName, alertTopicArn }: StreamAlarmsProps) {
    super(scope, id);
    const common = {
      namespace: "AWS/Lambda",
      dimensions: { FunctionName: functionName },
      period: 300,
      topicArn: alertTopicArn,
      // Without something to hand over there is no metric, and no trouble.
      missingData: "notBreaching",
    } as const;
    new Alarm(this, "late", {
      ...common,
      name: `${functionName}-late`,
      description: `${functionName} is more than an hour behind a stream, which keeps its records for 24 hours. After twelve they go to the dead-letter queue.`,
      metric: "IteratorAge",
      statistic: "Maximum",
      above: OLDEST_MS,
    });
    new Alarm(this, "unkept", {
      ...common,
      name: `${functionName}-unkept`,
      description: `Records that ${functionName} could not deal with did not reach its dead-letter queue. Find them in the stream within 24 hours, by the times in the function's log.`,
      metric: "DestinationDeliveryFailures",
      statistic: "Sum",
      above: 0,
    });
  }
}
