import { Construct } from "constructs";
import { ResolvedRestoreTests } from "../../model/resolve/resolved-restore-tests";
import { Alarm, AlarmProps } from "../alarm/alarm";
import { FunctionEnvironment } from "../function/lambda-function";

export interface RestoreTestAlarmsProps {
  readonly tests: ResolvedRestoreTests;
  readonly environment: FunctionEnvironment;
}

/** A day, in seconds: what is measured carries the time at which the restore ended, which may be hours ago. */
const DAY = 24 * 3600;

/** Alarms on restores that failed or took too long, and on tests that do not happen. */
export class RestoreTestAlarms extends Construct {
  constructor(scope: Construct, id: string, { tests, environment }: RestoreTestAlarmsProps) {
    super(scope, id);
    const { name, alerts } = environment;
    const { source, successWithin, metricNamespace: namespace } = tests;
    const common = { namespace, statistic: "Maximum", period: DAY, topicArn: alerts.topicArn } as const;
    const alarm = (address: string, props: Omit<AlarmProps, keyof typeof common>) =>
      new Alarm(this, address, { ...common, ...props });
    alarm("failed", {
      name: `${name}-restore-tests-failed`,
      description: `A restored table of ${source} is not as declared, or could not be restored. A message with every finding was sent to this topic.`,
      metric: "RestoreValidationFailed",
      above: 0,
      missingData: "notBreaching",
    });
    alarm("overdue", {
      name: `${name}-restore-tests-overdue`,
      description:
        `A table of ${source} has not been restored and validated with success for more than ${successWithin} days, or not yet ` +
        `since its test was set up so long ago, or nobody measures it any more. The metric DaysSinceSuccessfulValidation in ${namespace} says which. Look whether it has a ` +
        "recovery point in the vault, at the restore testing plan, and at the function's log.",
      metric: "DaysSinceSuccessfulValidation",
      above: successWithin,
      missingData: "breaching",
    });
    for (const table of tests.plans.flatMap(({ tables }) => tables)) {
      alarm(`slow_${table.terraformName}`, {
        name: `${name}-restore-tests-slow-${table.name}`,
        description: `The restore of ${table.name} of ${source} took longer than its recovery time objective of ${table.restoreTimeObjective} minutes. Restores grow with the table and its indexes.`,
        metric: "RestoreMinutes",
        dimensions: { Table: table.name },
        above: table.restoreTimeObjective,
        missingData: "notBreaching",
      });
    }
  }
}
