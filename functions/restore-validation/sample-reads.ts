import { DeadlineExceededError, type TableClient } from "../../client";
import type { ReadPattern, TableDeclaration } from "./declaration";
import { type Given, givenFor } from "./derive-given";
import type { Item, SampleRead } from "./evidence";
import { runRead } from "./run-read";

/** What an error says of the table or the pattern, and not of a bad moment: that is no verdict, and is tried again. */
const VERDICTS = ["InvalidRequestError", "ResourceNotFoundException", "ValidationException"];

/**
 * What a read fails with is a finding, and does not hide what the others find.
 * @throws the error again where it is none
 */
function faultIn(error: unknown): string {
  if (error instanceof Error && VERDICTS.includes(error.name)) return error.message;
  throw error;
}

/** The parameters that only a filter has: an item's key does not tell them, the example does. */
function forFilter({ examples: [example = {}] }: ReadPattern, found: Given): Given {
  return { ...example, ...found };
}

/** What to run for a pattern: its example, and a read that has to find an item which the table is known to hold. */
function readsOf(pattern: ReadPattern, declaration: TableDeclaration, samples: readonly Item[]) {
  const ofExample = { parametersOf: "the declared example", givens: pattern.examples, mustFind: false } as const;
  const found = samples.map((item) => givenFor(item, pattern, declaration)).find((given) => given !== undefined);
  if (found === undefined) return [ofExample];
  // What a filter drops, and what a limit leaves for it, cannot be told beforehand.
  const isFiltered = (pattern.filter ?? []).length > 0;
  const givens = [isFiltered ? forFilter(pattern, found) : found];
  return [ofExample, { parametersOf: "a restored item", givens, mustFind: !isFiltered } as const];
}

/**
 * Reads through every access pattern that has an example.
 *
 * The example's own values belong to the sample items of the catalogue: production need not know them, so that nothing
 * is expected of what they find. Where an item of the restored table fits the pattern, it has to be found through it.
 * A pattern for which there was not time enough is not among them.
 * @param samples some items of the restored table
 * @throws what is no fault of the table: throttling, a lost connection, a missing permission
 */
export async function sampleReads(
  client: TableClient<TableDeclaration>,
  declaration: TableDeclaration,
  samples: readonly Item[],
  hasTime: () => boolean,
): Promise<SampleRead[]> {
  const reads: SampleRead[] = [];
  for (const pattern of declaration.accessPatterns) {
    const ofPattern: SampleRead[] = [];
    for (const { givens, ...read } of readsOf(pattern, declaration, samples)) {
      if (!hasTime()) return reads;
      const of = { pattern: pattern.name, ...read };
      try {
        ofPattern.push({ ...of, items: await runRead(client, pattern, givens) });
      } catch (error) {
        if (error instanceof DeadlineExceededError) return reads;
        ofPattern.push({ ...of, items: [], error: faultIn(error) });
      }
    }
    reads.push(...ofPattern);
  }
  return reads;
}
