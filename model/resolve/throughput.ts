import { Capacity } from "../capacity";
import { ResolvedThroughput } from "./resolved";

/** The throughput arguments of a table or index. Auto scaling starts at the seed or at its minimum. */
export function resolveThroughput(capacity: Capacity): ResolvedThroughput {
  switch (capacity.mode) {
    case "on-demand":
      return { onDemandMaximum: capacity.maximumRequestUnits, warm: capacity.warmThroughput };
    case "provisioned":
      return { provisioned: { read: capacity.read, write: capacity.write } };
    case "auto-scaled":
      return { provisioned: capacity.seed ?? { read: capacity.read.minimum, write: capacity.write.minimum } };
  }
}
