import { isMarker } from "./markers";
import { Path } from "./problem";

/** Something of the estate together with where it is. */
export interface Place<T> {
  readonly value: T;
  readonly path: Path;
}

function ownName(element: unknown): string | undefined {
  if (typeof element !== "object" || element === null || !("name" in element)) return undefined;
  return typeof element.name === "string" ? element.name : undefined;
}

/** The name that an element of a list goes by: its own, or that of the table that it deploys. */
function nameOf(element: unknown): string | undefined {
  const table = typeof element === "object" && element !== null && "table" in element ? element.table : undefined;
  return ownName(element) ?? ownName(table);
}

/**
 * Where each element of a list is: under its name where it has a usable one, else at its position. Only the first of
 * several elements with one name goes by it, so that no path leads to two places.
 */
export function placesOf<T>(list: readonly T[] | undefined, path: Path): Place<T>[] {
  const taken = new Set<string>();
  return (list ?? []).map((value, position) => {
    const name = nameOf(value);
    if (!name || isMarker(name) || taken.has(name)) return { value, path: path.at(position) };
    taken.add(name);
    return { value, path: path.element(name) };
  });
}

/** A name that reads well as the first word of a path. */
const USABLE_ROOT = /^[A-Za-z][\w-]*$/;

/** Where each environment is: `prod`, or `environments[1]` where the name is taken or of no use in a path. */
export function environmentPlaces<T>(environments: readonly T[]): Place<T>[] {
  const taken = new Set<string>();
  return environments.map((value, position) => {
    const name = nameOf(value);
    if (!name || !USABLE_ROOT.test(name) || taken.has(name)) {
      return { value, path: Path.of("environments").at(position) };
    }
    taken.add(name);
    return { value, path: Path.of(name) };
  });
}
