import { Construct } from "constructs";
import { verdictAlert, verdictEventPattern } from "../../../model/audit/clean-up/verdict-events";
import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { ResolvedCleanUp } from "../../../model/resolve/resolved-clean-up";
import { EventAlerts } from "../../alerts/event-alerts";
import { jsonText } from "../../expression-text";

export interface VerdictAlertsProps {
  readonly environment: ResolvedEnvironment;
  readonly cleanUp: ResolvedCleanUp;
}

/** Tells the alert topic when something has become unused, and when it is used again: each change once. */
export class VerdictAlerts extends Construct {
  constructor(scope: Construct, id: string, { environment, cleanUp }: VerdictAlertsProps) {
    super(scope, id);
    new EventAlerts(this, "unused_resources", {
      name: `${environment.name}-unused-resources`,
      description: `Changes of what nobody uses, as AWS Config's rules of ${environment.name} find them`,
      eventPattern: jsonText(verdictEventPattern(cleanUp.reviews.map(({ ruleName }) => ruleName))),
      alert: verdictAlert(environment.name),
      topicArn: environment.alerts.topicArn,
      otherwise: "AWS Config shows the verdict of each rule.",
    });
  }
}
