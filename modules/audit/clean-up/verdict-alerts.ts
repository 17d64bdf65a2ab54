import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import { VERDICT_INPUT_PATHS, verdictEventPattern, verdictMessage } from "../../../model/audit/clean-up/verdict-events";
import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { ResolvedCleanUp } from "../../../model/resolve/resolved-clean-up";
import { jsonText } from "../../expression-text";

export interface VerdictAlertsProps {
  readonly environment: ResolvedEnvironment;
  readonly cleanUp: ResolvedCleanUp;
}

/** Tells the alert topic when something has become unused, and when it is used again: each change once. */
export class VerdictAlerts extends Construct {
  constructor(scope: Construct, id: string, { environment, cleanUp }: VerdictAlertsProps) {
    super(scope, id);
    const rule = new CloudwatchEventRule(this, "unused_resources$rule", {
      name: `${environment.name}-unused-resources`,
      description: `Changes of what nobody uses, as AWS Config's rules of ${environment.name} find them`,
      eventPattern: jsonText(verdictEventPattern(cleanUp.reviews.map(({ ruleName }) => ruleName))),
    });
    new CloudwatchEventTarget(this, "unused_resources$target", {
      rule: rule.name,
      targetId: "alerts",
      arn: environment.alerts.topicArn,
      inputTransformer: { inputPaths: { ...VERDICT_INPUT_PATHS }, inputTemplate: verdictMessage(environment.name) },
    });
  }
}
