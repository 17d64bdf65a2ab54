import { parseArgs } from "node:util";

export const USAGE = `Usage: npm run import-model -- FILE.json [--out DIR] [--force]

Reads a data model that NoSQL Workbench for DynamoDB exported, and writes for each of its tables a file of the
catalogue, NAME.ts, and its sample items, NAME.samples.json. All of them or none.

  --out DIR  where to write (default: environments/tables)
  --force    overwrite files that exist
  --help     show this text
`;

export interface Options {
  readonly file: string;
  /** @default - the catalogue */
  readonly out?: string;
  readonly force: boolean;
}

/** What the command was asked for. */
export type Asked =
  | { readonly kind: "import"; readonly options: Options }
  | { readonly kind: "help" }
  | { readonly kind: "mistake"; readonly message: string };

export function readOptions(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: "string" }, force: { type: "boolean" }, help: { type: "boolean" } },
    });
    const { help = false, out, force = false } = values;
    const [file, ...others] = positionals;
    if (help) return { kind: "help" };
    if (file === undefined) return { kind: "mistake", message: "Which model? Name its file." };
    if (others.length > 0) return { kind: "mistake", message: `One model at a time: ${positionals.join(", ")}.` };
    return { kind: "import", options: { file, out, force } };
  } catch (error) {
    return { kind: "mistake", message: error instanceof Error ? error.message : String(error) };
  }
}
