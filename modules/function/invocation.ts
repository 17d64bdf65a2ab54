import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Alarm } from "../alarm/alarm";

/**
 * Somebody who may invoke a function: by the source where the service names it, else by the account. A condition on
 * what a service does not name is never met, and its invocations fail without a trace.
 */
export type Invoker =
  | {
      /** EventBridge names the rule, and not the account. */
      readonly service: "events.amazonaws.com";
      /** ARN of the rule that invokes. */
      readonly sourceArn: string;
    }
  | {
      /**
       * AWS Config asks whether it may invoke the function before the rule has its ARN.
       * Source: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_nodejs.html
       */
      readonly service: "config.amazonaws.com";
    };

export interface InvocationProps {
  /** By reference: the function has to be there first. */
  readonly functionName: string;
  readonly account: string;
  readonly invoker: Invoker;
  readonly alertTopicArn: string;
  /** What the alarm's name begins with: the function's name. */
  readonly alarmPrefix: string;
}

/**
 * A service that may invoke a function. EventBridge is alone in telling nobody where an event does not arrive: it has a
 * metric, and no other trace.
 */
export class Invocation extends Construct {
  readonly permission: ITerraformDependable;

  constructor(scope: Construct, id: string, props: InvocationProps) {
    super(scope, id);
    const { invoker, account, alarmPrefix } = props;
    const isRule = "sourceArn" in invoker;
    this.permission = new LambdaPermission(this, "$permission", {
      action: "lambda:InvokeFunction",
      functionName: props.functionName,
      principal: invoker.service,
      ...(isRule ? { sourceArn: invoker.sourceArn } : { sourceAccount: account }),
    });
    if (!isRule) return;
    const ruleName = invoker.sourceArn.split("/").at(-1) ?? "";
    new Alarm(this, "undelivered", {
      name: `${alarmPrefix}-${id}-undelivered`,
      description: `EventBridge could not hand events of the rule ${ruleName} to ${alarmPrefix}, and they are lost: look at the function's permission.`,
      namespace: "AWS/Events",
      metric: "FailedInvocations",
      dimensions: { RuleName: ruleName },
      statistic: "Sum",
      above: 0,
      period: 300,
      missingData: "notBreaching",
      topicArn: props.alertTopicArn,
    });
  }
}
