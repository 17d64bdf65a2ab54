import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { Construct } from "constructs";
import { keyUseThrough } from "../../../model/access/key-use";
import { regionalArn } from "../../../model/arn";
import { EXPIRED_BACKUPS_FUNCTION } from "../../../model/audit/clean-up/names";
import { ResolvedExpiredBackups } from "../../../model/resolve/resolved-clean-up";
import { LambdaFunction } from "../../function/lambda-function";
import { ServiceRole } from "../../role/service-role";
import { CleanUpProps } from "./clean-up-props";

export interface ExpiredBackupsProps extends Omit<CleanUpProps, "cleanUp"> {
  readonly expiredBackups: ResolvedExpiredBackups;
}

const TIMEOUT_SECONDS = 900;

/** A run that could not be started is started again within the hour; the next one comes tomorrow anyway. */
const RETRY = { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 };

/** The function that deletes expired on-demand backups, and the schedule that starts it. */
export class ExpiredBackups extends Construct {
  constructor(scope: Construct, id: string, props: ExpiredBackupsProps) {
    super(scope, id);
    const { environment, expiredBackups, key } = props;
    const deleter = this.deleter(props);
    const role = this.role(props, deleter);
    new SchedulerSchedule(this, "expired_backups$schedule", {
      name: expiredBackups.scheduleName,
      description: `Deletes on-demand backups of ${environment.name} that are beyond their retention`,
      scheduleExpression: expiredBackups.schedule,
      scheduleExpressionTimezone: "UTC",
      flexibleTimeWindow: { mode: "OFF" },
      kmsKeyArn: key.arn,
      target: {
        arn: deleter.arn,
        roleArn: role.arn,
        input: "{}",
        deadLetterConfig: { arn: deleter.deadLetterQueue.arn },
        retryPolicy: RETRY,
      },
      dependsOn: [role.ready, deleter.deadLetterQueue.ready],
    });
  }

  private deleter({ environment, expiredBackups, code, key }: ExpiredBackupsProps): LambdaFunction {
    const { mode, retentionDays, lastOfDeletedTables, finalBackupDays, maximumPerRun } = expiredBackups;
    return new LambdaFunction(this, "expired_backups$function", {
      name: EXPIRED_BACKUPS_FUNCTION,
      environment,
      code,
      key,
      description: "Deletes on-demand backups that are beyond their retention",
      statements: expiredBackups.statements,
      variables: {
        ALERT_TOPIC_ARN: environment.alerts.topicArn,
        MODE: mode,
        RETENTION_DAYS: String(retentionDays),
        LAST_OF_DELETED_TABLES: lastOfDeletedTables,
        // Zero says that there are none.
        FINAL_BACKUP_DAYS: String(finalBackupDays ?? 0),
        MAXIMUM_PER_RUN: String(maximumPerRun),
      },
      timeoutSeconds: TIMEOUT_SECONDS,
      // Two runs at once would delete more than one run may.
      reservedConcurrency: 1,
      deadLetters:
        "Deleting expired backups has failed: the error is in the log of the function. Nothing is lost; the next run " +
        "tries again. Look at the log, mend what is wrong, and delete the message.",
    });
  }

  /** EventBridge Scheduler starts the function, reads the schedule's key, and puts aside what could not be started. */
  private role({ environment, expiredBackups, key }: ExpiredBackupsProps, deleter: LambdaFunction): ServiceRole {
    const { account } = environment;
    return new ServiceRole(this, "expired_backups_schedule", {
      name: expiredBackups.scheduleRoleName,
      description: `Starts the function ${deleter.functionName}`,
      service: "scheduler.amazonaws.com",
      condition: {
        StringEquals: { "aws:SourceAccount": account },
        // Scheduler names the group of the schedule, not the schedule.
        ArnLike: { "aws:SourceArn": regionalArn("scheduler", environment, "schedule-group/default") },
      },
      statements: [
        { Sid: "Start", Effect: "Allow", Action: "lambda:InvokeFunction", Resource: deleter.arn },
        { Sid: "PutAside", Effect: "Allow", Action: "sqs:SendMessage", Resource: deleter.deadLetterQueue.arn },
        keyUseThrough(environment, key.alias, ["scheduler", "sqs"], ["Decrypt", "GenerateDataKey"]),
      ],
      boundaryArn: environment.access.serviceBoundaryArns.audit,
    });
  }
}
