import { Capacity, ScalingRange } from "../../model/capacity";
import { ModelCapacity } from "./model";
import { Part } from "./part";

function number(part: Part): number | undefined {
  return typeof part.value === "number" && Number.isFinite(part.value) ? part.value : undefined;
}

/** The range of one dimension: scaled where the model says so, else fixed at the provisioned units. */
function range(scaling: Part, provisioned: number | undefined): ScalingRange | undefined {
  const request = scaling.at("ScalableTargetRequest");
  const [minimum, maximum] = [number(request.at("MinCapacity")), number(request.at("MaxCapacity"))];
  if (minimum === undefined || maximum === undefined) {
    return provisioned === undefined ? undefined : { minimum: provisioned, maximum: provisioned };
  }
  const targetUtilization = number(scaling.at("ScalingPolicyConfiguration").at("TargetValue"));
  return targetUtilization === undefined ? { minimum, maximum } : { minimum, maximum, targetUtilization };
}

function provisionedCapacity(settings: Part): Capacity | undefined {
  const throughput = settings.at("ProvisionedThroughput");
  const read = number(throughput.at("ReadCapacityUnits"));
  const write = number(throughput.at("WriteCapacityUnits"));
  const [scalingRead, scalingWrite] = [settings.at("AutoScalingRead"), settings.at("AutoScalingWrite")];
  if (scalingRead.exists || scalingWrite.exists) {
    const [readRange, writeRange] = [range(scalingRead, read), range(scalingWrite, write)];
    return readRange && writeRange && Capacity.autoScaled({ read: readRange, write: writeRange });
  }
  return read === undefined || write === undefined ? undefined : Capacity.provisioned({ read, write });
}

/**
 * The capacity that a table's billing mode and settings describe. It is a suggestion for the environments and goes into
 * no file, so that what is missing or unreadable here stops nothing.
 */
export function tableCapacity(table: Part): ModelCapacity {
  const mode = table.at("BillingMode");
  const settings = table.at("ProvisionedCapacitySettings");
  if (mode.value === "PAY_PER_REQUEST") return { capacity: Capacity.onDemand() };
  if (!mode.exists && !settings.exists) {
    return { capacity: Capacity.onDemand(), because: "the model has no billing mode" };
  }
  const capacity = provisionedCapacity(settings);
  if (capacity) return { capacity };
  const unreadable = "the model is provisioned, but does not say with how much";
  return { capacity: Capacity.onDemand(), because: mode.value === "PROVISIONED" ? unreadable : unknownMode(mode) };
}

function unknownMode(mode: Part): string {
  return `the billing mode ${JSON.stringify(mode.value)} is not known`;
}

/** An index has settings of its own only where they differ from the table's. */
export function indexCapacity(index: Part): ModelCapacity | undefined {
  const capacity = provisionedCapacity(index.at("ProvisionedCapacitySettings"));
  return capacity && { capacity };
}
