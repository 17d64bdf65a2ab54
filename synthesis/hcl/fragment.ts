import { definedEntries, fieldsOf, type Fields } from "./guards";

/** What a fragment may have, in the order in which the document has it. */
export const KINDS = [
  "terraform",
  "provider",
  "locals",
  "variable",
  "data",
  "resource",
  "moved",
  "import",
  "output",
] as const;

export function readFragment(input: unknown): Fields {
  const fields = fieldsOf(input, "a fragment");
  const known: readonly string[] = KINDS;
  const unknown = definedEntries(fields).find(([key]) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`the HCL writer cannot write a "${unknown[0]}" fragment`);
  return fields;
}
