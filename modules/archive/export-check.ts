import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import { regionalArn } from "../../model/arn";
import { EXPORT_CHECK_FUNCTION } from "../../model/functions/called-services";
import { ResolvedArchive, ResolvedExports } from "../../model/resolve/resolved-archive";
import { Alarm } from "../alarm/alarm";
import { FunctionCode } from "../function/function-code";
import { FunctionEnvironment, LambdaFunction } from "../function/lambda-function";
import { ServiceKey } from "../service-key/service-key";
import { archiveMetrics } from "./archive-metrics";
import { exportCheckStatements } from "./export-check-statements";

export interface ExportCheckProps {
  readonly environment: FunctionEnvironment;
  readonly code: FunctionCode;
  /** The key of the archive: of the function's queue and its logs. */
  readonly key: ServiceKey;
  readonly archive: ResolvedArchive;
}

/** Hours from one check to the next: more often than the alarm looks, so that one that is missed is no alarm. */
const CHECKED_EVERY_HOURS = 6;

/** A day, in seconds: four checks. */
const ALARM_PERIOD = 24 * 3600;

/** For a hundred tables with a weekly export each, of which DynamoDB lists those of 90 days. */
const TIMEOUT_SECONDS = 600;

function declared({ tableName, tableArn, scheduleName, prefix, overdueAfterDays }: ResolvedExports) {
  return { tableName, tableArn, scheduleName, prefix: prefix.replace(/\/$/, ""), overdueAfterDays };
}

/**
 * Looks by the clock whether each table has a complete export that is new enough, and tells of those that have failed:
 * DynamoDB has no event for an export that it had accepted and could not end.
 */
export class ExportCheck extends Construct {
  constructor(scope: Construct, id: string, { environment, code, key, archive }: ExportCheckProps) {
    super(scope, id);
    const { name, alerts } = environment;
    const check = new LambdaFunction(this, "$function", {
      name: EXPORT_CHECK_FUNCTION,
      environment,
      code,
      files: { "exports.json": `${JSON.stringify(archive.exports.map(declared), undefined, 2)}\n` },
      key,
      description: "Looks whether tables were exported into the archive",
      statements: exportCheckStatements({ ...environment, alertTopicArn: alerts.topicArn }, archive),
      variables: {
        BUCKET: archive.bucketName,
        SCHEDULE_GROUP: archive.exportGroup,
        ALERT_TOPIC_ARN: alerts.topicArn,
        METRIC_NAMESPACE: archiveMetrics(name),
        CHECKED_EVERY_HOURS: String(CHECKED_EVERY_HOURS),
      },
      timeoutSeconds: TIMEOUT_SECONDS,
      reservedConcurrency: 1,
      deadLetters: `The exports of ${name} could not be looked at: the function's log says why. The next check is six hours later.`,
    });
    const ruleName = `${name}-archive-export-check`;
    const rule = new CloudwatchEventRule(this, "clock", {
      name: ruleName,
      description: "When to look whether tables were exported into the archive",
      scheduleExpression: `cron(0 0/${CHECKED_EVERY_HOURS} * * ? *)`,
    });
    const permission = check.invokedBy("clock", {
      service: "events.amazonaws.com",
      sourceArn: regionalArn("events", environment, `rule/${ruleName}`),
    });
    new CloudwatchEventTarget(this, "clock$target", {
      rule: rule.name,
      arn: check.arn,
      targetId: EXPORT_CHECK_FUNCTION,
      dependsOn: [permission],
    });
    new Alarm(this, "overdue", {
      name: `${name}-archive-exports-overdue`,
      description:
        "A table has no complete export that is new enough, or nobody looks any more. The metric DaysSinceSuccessfulExport " +
        `in ${archiveMetrics(name)} says which: docs/archive.md.`,
      namespace: archiveMetrics(name),
      metric: "ExportsOverdue",
      statistic: "Maximum",
      above: 0,
      period: ALARM_PERIOD,
      missingData: "breaching",
      topicArn: alerts.topicArn,
    });
  }
}
