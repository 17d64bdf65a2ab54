import { Capacity } from "../capacity";
import { TableDeployment } from "../deployment";
import { IgnoredChange } from "./resolved";

const SCALED = "Application Auto Scaling sets the capacity; Terraform would set it back with every apply";

/**
 * The arguments of the table that Terraform must leave alone. Terraform wants them as literals, so they are chosen
 * here: the table keeps one address whatever its capacity mode.
 */
export function resolveIgnoredChanges(
  deployment: TableDeployment,
  indexCapacities: readonly Capacity[],
): IgnoredChange[] {
  const ignored: IgnoredChange[] = [];
  const { capacity, replication } = deployment;
  if (capacity.mode === "auto-scaled" && !capacity.seed) {
    ignored.push({ argument: "read_capacity", reason: SCALED }, { argument: "write_capacity", reason: SCALED });
  }
  const scaledIndexes = indexCapacities.some((index) => index.mode === "auto-scaled");
  if (scaledIndexes && deployment.autoScaledIndexes === "ignore-index-changes") {
    ignored.push({
      argument: "global_secondary_index",
      reason:
        "auto scaling sets the capacity of the indexes, which cannot be ignored alone. Consequence: adding, changing " +
        'or removing an index has no effect until autoScaledIndexes is "accept-capacity-resets" for one apply',
    });
  }
  if (replication?.consistency === "eventual") {
    ignored.push({ argument: "replica", reason: "replicas are resources of their own" });
  }
  return ignored;
}

/** What the author accepted instead of ignoring the indexes; worth a comment beside the table. */
export function capacityResetNote(
  deployment: TableDeployment,
  indexCapacities: readonly Capacity[],
): string | undefined {
  const scaledIndexes = indexCapacities.some((index) => index.mode === "auto-scaled");
  return scaledIndexes && deployment.autoScaledIndexes === "accept-capacity-resets"
    ? "accept-capacity-resets: index changes are applied, and an apply sets the capacity of the auto-scaled indexes " +
        "back to their minimum until auto scaling raises it again"
    : undefined;
}
