import { capacitySnippet } from "./capacity-snippet";
import { CatalogueTable } from "./catalogue-table";
import { Log } from "./log";
import { UNKNOWN } from "./table-file";

/** A table that was imported, and where to. */
export interface Imported {
  readonly table: CatalogueTable;
  /** The catalogue file, as it should be shown. */
  readonly file: string;
  readonly samplesFile: string;
  /** The catalogue file's text. */
  readonly text: string;
}

function indented(lines: string, by = 2): string {
  return lines.replaceAll(/^(?=.)/gm, " ".repeat(by));
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `\n${heading}\n\n${indented(lines.join("\n"))}\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function capacityLines({ table }: Imported): string {
  const { because } = table.capacity;
  return (because === undefined ? "" : `// On-demand, because ${because}.\n`) + capacitySnippet(table);
}

/** Where in a file the unfinished properties are. */
function unfinishedLines({ file, text }: Imported): string {
  const lines = text.split("\n");
  const numbers = UNKNOWN.map(({ property }) => lines.findIndex((line) => line.startsWith(`  ${property}: `)) + 1);
  return `${file}, lines ${numbers.join(", ")}`;
}

/** What a person has to know after an import that went well. */
export function report(source: string, imported: readonly Imported[], log: Log, catalogueIndex: string): string {
  return [
    `Imported ${counted(imported.length, "table")} from ${source}.\n`,
    section(
      "Written:",
      imported.flatMap(({ table, file, samplesFile }) => [
        file,
        `${samplesFile} (${counted(table.items.length, "sample item")})`,
      ]),
    ),
    section("Changed, assumed or left out:", log.notes),
    section(
      "Suggested capacity, from the model's settings, to be copied into the environments:",
      imported.map(capacityLines),
    ),
    section("What the model does not say, and the validation refuses until it is written:", [
      ...UNKNOWN.map(({ property, meaning }) => `${property}: ${meaning}`),
      "",
      ...imported.map(unfinishedLines),
    ]),
    `\nThen name ${imported.length === 1 ? "the table" : "the tables"} in ${catalogueIndex}.\n`,
  ].join("");
}

/** Everything that keeps a model from being imported. */
export function refusal(source: string, problems: readonly string[]): string {
  return `${source} was not imported, and nothing was written:\n\n${indented(problems.join("\n"))}\n`;
}
