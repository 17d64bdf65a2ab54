import { Capacity, ScalingRange } from "../capacity";
import { ScalingTarget, ScheduledAction } from "./resolved";

export const DEFAULT_TARGET_UTILIZATION = 70;
/** Written always: Terraform would send 0, which is not what the console leaves. */
export const DEFAULT_COOLDOWN_SECONDS = 60;

function scheduledActions(range: ScalingRange): ScheduledAction[] {
  const { maximum } = range;
  return (range.schedule ?? []).flatMap((floor) => {
    const { timeZone } = floor;
    return [
      { name: `${floor.name}_from`, schedule: floor.from, timeZone, minimum: floor.minimum, maximum },
      { name: `${floor.name}_until`, schedule: floor.until, timeZone, minimum: range.minimum, maximum },
    ];
  });
}

function scalingTarget(dimension: "read" | "write", range: ScalingRange, index?: string): ScalingTarget {
  return {
    index,
    dimension,
    minimum: range.minimum,
    maximum: range.maximum,
    targetUtilization: range.targetUtilization ?? DEFAULT_TARGET_UTILIZATION,
    scaleInCooldown: range.scaleInCooldown ?? DEFAULT_COOLDOWN_SECONDS,
    scaleOutCooldown: range.scaleOutCooldown ?? DEFAULT_COOLDOWN_SECONDS,
    scheduledActions: scheduledActions(range),
  };
}

/** The scaling targets of a table (no index) or of one of its indexes: none unless it is auto-scaled. */
export function resolveScaling(capacity: Capacity, index?: string): ScalingTarget[] {
  if (capacity.mode !== "auto-scaled") return [];
  return [scalingTarget("read", capacity.read, index), scalingTarget("write", capacity.write, index)];
}
