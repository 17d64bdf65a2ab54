import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import { Construct } from "constructs";
import { Locality, partitionOf, regionalArn } from "../../model/arn";
import { ResolvedArchive, ResolvedExports } from "../../model/resolve/resolved-archive";
import { Alarm } from "../alarm/alarm";
import { DeadLetterQueue } from "../queue/dead-letter-queue";
import { ServiceRole } from "../role/service-role";
import { exportStatements } from "./archive-statements";
import { exportRequest } from "./export-request";

/** Attempts end before a repeated request would be another export, which is after eight hours. */
const MAX_AGE_SECONDS = 6 * 3600;
const MAX_ATTEMPTS = 20;

export interface TableExportsProps extends Locality {
  readonly archive: ResolvedArchive;
  readonly kmsKeyArn: string;
  /** ARN of the ceiling of the role. */
  readonly boundaryArn: string;
  readonly alertTopicArn: string;
}

/** Full exports of tables into the archive, time and again, and somebody who is told when one is not made. */
export class TableExports extends Construct {
  private readonly group: SchedulerScheduleGroup;
  private readonly role: ServiceRole;
  private readonly queue: DeadLetterQueue;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TableExportsProps,
  ) {
    super(scope, id);
    const { account, region, archive, alertTopicArn } = props;
    this.group = new SchedulerScheduleGroup(this, "$group", { name: archive.exportGroup });
    this.queue = new DeadLetterQueue(this, "failed", {
      account,
      region,
      name: archive.failedExportsQueue,
      kmsKeyArn: props.kmsKeyArn,
      alertTopicArn,
      meaning:
        "An export was refused: the message says which and why. Ask for it once more, as docs/archive.md says, then delete the message.",
    });
    this.role = new ServiceRole(this, "$role", {
      name: archive.exportRoleName,
      description: "Lets EventBridge Scheduler ask for exports of tables into the archive",
      service: "scheduler.amazonaws.com",
      // The group and not the schedule, as AWS documents it.
      condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnEquals: { "aws:SourceArn": regionalArn("scheduler", props, `schedule-group/${archive.exportGroup}`) },
      },
      statements: exportStatements(props, archive),
      boundaryArn: props.boundaryArn,
    });
    this.watch();
    for (const exports of archive.exports) this.schedule(exports);
  }

  private schedule(exports: ResolvedExports): void {
    const { archive, kmsKeyArn } = this.props;
    new SchedulerSchedule(this, exports.terraformName, {
      name: exports.scheduleName,
      groupName: this.group.name,
      description: `Full export of ${exports.tableName} into the archive`,
      scheduleExpression: exports.scheduleExpression,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: `arn:${partitionOf(this.props.region)}:scheduler:::aws-sdk:dynamodb:exportTableToPointInTime`,
        roleArn: this.role.arn,
        input: exportRequest(archive, exports, kmsKeyArn),
        retryPolicy: { maximumEventAgeInSeconds: MAX_AGE_SECONDS, maximumRetryAttempts: MAX_ATTEMPTS },
        deadLetterConfig: { arn: this.queue.arn },
      },
      dependsOn: [this.role.ready, this.queue.ready],
    });
  }

  /** What is lost before it reaches the queue, because the role cannot be taken, say. */
  private watch(): void {
    new Alarm(this, "lost", {
      name: `${this.props.archive.exportGroup}-lost`,
      description:
        "An export was not asked for, and its failure did not reach the queue either: look at the role of the schedules.",
      namespace: "AWS/Scheduler",
      metric: "InvocationsFailedToBeSentToDeadLetterCount",
      dimensions: { ScheduleGroup: this.props.archive.exportGroup },
      statistic: "Sum",
      above: 0,
      period: 300,
      missingData: "notBreaching",
      topicArn: this.props.alertTopicArn,
    });
  }
}
