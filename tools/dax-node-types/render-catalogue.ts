import { NodeTypeCatalogue } from "../../model/cache/node-types/catalogue";

const WIDTH = 120;

function text(value: unknown): string {
  return JSON.stringify(value);
}

const INDENT = "      ";

/** A family on one line where it fits with the comma that follows it, as Prettier leaves it. */
function line(family: string, sizes: readonly string[], comma: string): string {
  const before = `${INDENT}${text(family)}: `;
  const after = `]${comma}`;
  const short = `${before}[${sizes.map(text).join(", ")}${after}`;
  if (short.length <= WIDTH) return short;
  return `${before}[\n${sizes.map((size) => `${INDENT}  ${text(size)}`).join(",\n")}\n${INDENT}${after}`;
}

function families(sizes: Readonly<Record<string, readonly string[]>>): string {
  const entries = Object.entries(sizes);
  const last = entries.length - 1;
  const lines = entries.map(([family, each], position) => line(family, each, position === last ? "" : ","));
  return `{\n${lines.join("\n")}\n    }`;
}

/** The catalogue as its file has it: a family a line, so that a review shows what has come and gone. */
export function renderCatalogue({ date, source, regions }: NodeTypeCatalogue): string {
  const lines = Object.entries(regions).map(([region, sizes]) => `    ${text(region)}: ${families(sizes)}`);
  return [
    "{",
    `  "date": ${text(date)},`,
    `  "source": ${text(source)},`,
    `  "regions": {`,
    lines.join(",\n"),
    "  }",
    "}",
    "",
  ].join("\n");
}
