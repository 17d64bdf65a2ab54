import { Construct } from "constructs";
import { Alarm, AlarmProps } from "../alarm/alarm";

/** The part of its timeout that an invocation may take before somebody should look at it, where its function does not say. */
const TIMEOUT_SHARE = 0.8;

export interface FunctionAlarmsProps {
  readonly functionName: string;
  readonly timeoutSeconds: number;
  /**
   * Seconds above which an invocation takes too long.
   * @default - 80 % of its timeout
   */
  readonly tooLongSeconds?: number;
  readonly alertTopicArn: string;
}

type Watched = Pick<AlarmProps, "description" | "metric" | "statistic" | "above" | "periods">;

/** What goes wrong with functions in general. An invocation that does not happen has no metric, and is no trouble. */
function watched({
  functionName,
  timeoutSeconds,
  tooLongSeconds = timeoutSeconds * TIMEOUT_SHARE,
}: FunctionAlarmsProps): Readonly<Record<string, Watched>> {
  return {
    errors: {
      description: `Invocations of ${functionName} fail. Their errors are in its log group.`,
      metric: "Errors",
      statistic: "Sum",
      above: 0,
    },
    throttles: {
      description: `${functionName} has been throttled for a quarter of an hour: its reserved concurrency is too low, or the account has none left.`,
      metric: "Throttles",
      statistic: "Sum",
      above: 0,
      periods: 3,
    },
    duration: {
      description: `An invocation of ${functionName} took more than ${tooLongSeconds} of its ${timeoutSeconds} seconds.`,
      metric: "Duration",
      statistic: "Maximum",
      above: tooLongSeconds * 1000,
    },
    undelivered: {
      description: `An event that ${functionName} could not deal with did not reach its dead-letter queue either, and is lost there: look at the queue's key and the function's role.`,
      metric: "DeadLetterErrors",
      statistic: "Sum",
      above: 0,
    },
  };
}

/** Alarms on what goes wrong with a function: `<construct>_errors` and so on. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    for (const [kind, what] of Object.entries(watched(props))) {
      new Alarm(this, kind, {
        ...what,
        name: `${props.functionName}-${kind}`,
        namespace: "AWS/Lambda",
        dimensions: { FunctionName: props.functionName },
        period: 300,
        missingData: "notBreaching",
        topicArn: props.alertTopicArn,
      });
    }
  }
}
