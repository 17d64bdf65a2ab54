import { placesOf } from "./places";
import { Finding, Path } from "./problem";

/** The way into a value: property names and positions. */
export type Steps = readonly (string | number)[];

/** Something in the value that is not of the right shape. */
export interface Fault {
  readonly at: Steps;
  readonly finding: Finding;
  /** The place whose value was replaced or left out: what rules say about it or what lies below is worth nothing. */
  readonly mended: Steps;
}

/** A fault with its places in the words of the estate. */
export interface LocatedFault {
  readonly path: Path;
  readonly finding: Finding;
  readonly mended: Path;
}

/**
 * The places of faults, as rules name them: elements of lists go by their names in the mended value. `path` is where
 * that value is.
 */
export function locate(faults: readonly Fault[], value: unknown, path: Path): LocatedFault[] {
  if (faults.length === 0) return [];
  const elements = new Map<string, Path[]>();
  const pathOf = (steps: Steps) => {
    let [here, holder] = [path, value];
    for (const step of steps) {
      if (Array.isArray(holder) && typeof step === "number") {
        const known = elements.get(here.toString()) ?? placesOf<unknown>(holder, here).map((place) => place.path);
        elements.set(here.toString(), known);
        here = known[step] ?? here.at(step);
      } else {
        here = here.at(step);
      }
      holder = isHolder(holder) ? holder[step] : undefined;
    }
    return here;
  };
  return faults.map(({ at, mended, finding }) => ({ path: pathOf(at), mended: pathOf(mended), finding }));
}

function isHolder(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}
