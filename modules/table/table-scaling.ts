import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { terraformName } from "../../model/names";
import { ScalingTarget } from "../../model/resolve/resolved";
import { addComment } from "../element-comment";

const UNITS = { read: "ReadCapacityUnits", write: "WriteCapacityUnits" } as const;
const UTILIZATION = { read: "DynamoDBReadCapacityUtilization", write: "DynamoDBWriteCapacityUtilization" } as const;

export interface TableScalingProps {
  /** The table's name, as a reference: the scaling is made after the table. */
  readonly tableName: string;
  /** The table's name as text, for the names of policies and scheduled actions. */
  readonly label: string;
  readonly targets: readonly ScalingTarget[];
  readonly provider?: AwsProvider;
  /** What must exist before the targets, beside the table itself. */
  readonly dependsOn?: ITerraformDependable[];
}

/** Application Auto Scaling for the capacity of a table and its indexes. AWS makes the service-linked role itself. */
export class TableScaling extends Construct {
  constructor(scope: Construct, id: string, props: TableScalingProps) {
    super(scope, id);
    for (const target of props.targets) this.addTarget(target, props);
  }

  private addTarget(target: ScalingTarget, props: TableScalingProps): void {
    const { provider } = props;
    const { dimension, index } = target;
    const name = index === undefined ? dimension : terraformName("index", index, dimension);
    const scaledTarget = new AppautoscalingTarget(this, `${name}$target`, {
      provider,
      dependsOn: props.dependsOn,
      serviceNamespace: "dynamodb",
      resourceId: `table/${props.tableName}${index === undefined ? "" : `/index/${index}`}`,
      scalableDimension: `dynamodb:${index === undefined ? "table" : "index"}:${UNITS[dimension]}`,
      minCapacity: target.minimum,
      maxCapacity: target.maximum,
      lifecycle: target.scheduledActions.length > 0 ? { ignoreChanges: ["min_capacity", "max_capacity"] } : undefined,
    });
    if (target.scheduledActions.length > 0) {
      addComment(
        scaledTarget,
        "The scheduled actions move the range. A change of the declared range takes effect with the next of them.",
      );
    }
    const moved = {
      provider,
      serviceNamespace: scaledTarget.serviceNamespace,
      resourceId: scaledTarget.resourceId,
      scalableDimension: scaledTarget.scalableDimension,
    };
    const label = [props.label, ...(index === undefined ? [] : [index]), dimension].join("-");
    new AppautoscalingPolicy(this, `${name}$policy`, {
      ...moved,
      name: `${label}-utilization`,
      policyType: "TargetTrackingScaling",
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: UTILIZATION[dimension] },
        targetValue: target.targetUtilization,
        scaleInCooldown: target.scaleInCooldown,
        scaleOutCooldown: target.scaleOutCooldown,
      },
    });
    for (const action of target.scheduledActions) {
      new AppautoscalingScheduledAction(this, terraformName(name, action.name), {
        ...moved,
        name: `${label}-${action.name}`,
        schedule: action.schedule,
        timezone: action.timeZone,
        scalableTargetAction: { minCapacity: String(action.minimum), maxCapacity: String(action.maximum) },
      });
    }
  }
}
