/** What became of one element. */
export type Outcome<T, R> =
  | { readonly kind: "done"; readonly item: T; readonly value: R }
  | { readonly kind: "failed"; readonly item: T; readonly error: unknown }
  /** There was no time left to begin with it. */
  | { readonly kind: "left"; readonly item: T };

/**
 * Does the same for every element, a few at a time, and tells of each what became of it: one failure hides no other
 * result. Begins with no further one when there is no time left.
 */
export async function forEach<T, R>(
  items: readonly T[],
  atOnce: number,
  hasTime: () => boolean,
  work: (item: T) => Promise<R>,
): Promise<Outcome<T, R>[]> {
  const outcomes = new Array<Outcome<T, R>>(items.length);
  let next = 0;
  async function worker(): Promise<void> {
    while (next < items.length) {
      const position = next++;
      const item = items[position] as T;
      if (!hasTime()) {
        outcomes[position] = { kind: "left", item };
        continue;
      }
      try {
        outcomes[position] = { kind: "done", item, value: await work(item) };
      } catch (error) {
        outcomes[position] = { kind: "failed", item, error };
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return outcomes;
}

/** The values of what was done. */
export function valuesOf<T, R>(outcomes: readonly Outcome<T, R>[]): R[] {
  return outcomes.flatMap((outcome) => (outcome.kind === "done" ? [outcome.value] : []));
}

/** What is wrong with the outcomes, in words. */
export function troubles<T>(outcomes: readonly Outcome<T, unknown>[], nameOf: (item: T) => string): string[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.kind === "done") return [];
    const name = nameOf(outcome.item);
    return [outcome.kind === "left" ? `${name}: no time was left` : `${name}: ${String(outcome.error)}`];
  });
}
