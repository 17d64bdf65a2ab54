import { Capacity, ScalingRange } from "../capacity";
import { TableDeployment } from "../deployment";
import { Place } from "../places";
import { Path } from "../problem";

/** Every capacity that a deployment declares: the table's, then those of its indexes. */
export function capacitiesOf({ capacity, indexes }: TableDeployment, path: Path): Place<Capacity>[] {
  const ofIndexes = Object.entries(indexes ?? {}).map(([name, index]) => ({
    value: index.capacity,
    path: path.at("indexes").at(name).at("capacity"),
  }));
  return [{ value: capacity, path: path.at("capacity") }, ...ofIndexes];
}

/** Where the capacity of a global secondary index is declared: of its own, or the table's. */
export function capacityOfIndex(deployment: TableDeployment, path: Path, index: string): Place<Capacity> {
  const own = Object.hasOwn(deployment.indexes ?? {}, index) ? deployment.indexes?.[index] : undefined;
  if (!own) return { value: deployment.capacity, path: path.at("capacity") };
  return { value: own.capacity, path: path.at("indexes").at(index).at("capacity") };
}

export interface RangePlace extends Place<ScalingRange> {
  readonly dimension: Dimension;
}

export const DIMENSIONS = ["read", "write"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The ranges of everything that is auto-scaled. */
export function scalingRangesOf(deployment: TableDeployment, path: Path): RangePlace[] {
  return capacitiesOf(deployment, path).flatMap(({ value, path: place }) =>
    value.mode === "auto-scaled"
      ? DIMENSIONS.map((dimension) => ({ value: value[dimension], path: place.at(dimension), dimension }))
      : [],
  );
}

/** The most units per second that a capacity serves, and where that is said; nothing where only AWS's quota bounds it. */
export function ceilingOf({ value, path }: Place<Capacity>, dimension: Dimension): Place<number> | undefined {
  switch (value.mode) {
    case "provisioned":
      return { value: value[dimension], path: path.at(dimension) };
    case "auto-scaled":
      return { value: value[dimension].maximum, path: path.at(dimension).at("maximum") };
    case "on-demand": {
      const maximum = value.maximumRequestUnits;
      return maximum && { value: maximum[dimension], path: path.at("maximumRequestUnits").at(dimension) };
    }
  }
}
