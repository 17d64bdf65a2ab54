import { App, TerraformOutput } from "cdktf";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { AlertTopic } from "../modules/alerts/alert-topic";
import { EnvironmentStack } from "./environment-stack";

/** How people learn that something is wrong: the topic that every other stack publishes to, by its computed ARN. */
export class MonitoringStack extends EnvironmentStack {
  constructor(app: App, environment: ResolvedEnvironment) {
    super(app, "monitoring", environment);
    const { account, region, alerts } = environment;
    if (!alerts.created) return;
    const topic = new AlertTopic(this, "alerts", { account, region, topicArn: alerts.topicArn, ...alerts.created });
    new TerraformOutput(this, "alert_topic_arn", { description: "Where alerts go", value: topic.arn });
  }

  override get content() {
    return { count: this.environment.alerts.created?.emails.length ?? 0, noun: "subscription" };
  }
}
