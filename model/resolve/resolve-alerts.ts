import { Alerts } from "../alerts";
import { snsTopicArn } from "../arn";
import { Environment } from "../environment";
import { alertTopicName } from "../names";
import { ResolvedAlerts } from "./resolved";

/** Where alerts go, with the topic's ARN computed. Takes what validation has let through. */
export function resolveAlerts(environment: Environment): ResolvedAlerts {
  const alerts = environment.alerts ?? Alerts.created();
  if (alerts.kind === "topic") return { topicArn: alerts.topicArn };
  const topicName = alertTopicName(environment.name);
  return { topicArn: snsTopicArn(environment, topicName), created: { topicName, emails: alerts.emails ?? [] } };
}
