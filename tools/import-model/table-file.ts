import { KeyAttribute } from "../../model/attribute";
import { CatalogueTable } from "./catalogue-table";
import { blockComment, bullet, paragraph } from "./comment-text";
import { Facet, Model, ModelIndex } from "./model";
import { call, Entry, list, object, print, quote, Source, text, TYPESCRIPT } from "./source-text";

/** Where an imported file finds what it imports: paths as they are written in it. */
export interface ImportPaths {
  readonly attribute: string;
  readonly table: string;
  readonly sampleItems: string;
}

/** What no model says, and what stands for it in the file until a person writes it. */
export const UNKNOWN = [
  { property: "purpose", meaning: "one sentence on what the table is for" },
  { property: "owner", meaning: "the team that answers for the data" },
  {
    property: "dataClassification",
    meaning: '"public", "internal", "confidential" or "restricted", in the place of `"" as never`',
  },
  { property: "accessPatterns", meaning: "every way in which applications use the table, each with its expected peak" },
] as const;

const FACTORIES = { S: "Key.string", N: "Key.number", B: "Key.binary" } as const;

function entry(name: string, value: Source | undefined, comments?: readonly string[]): Entry | undefined {
  return value && { name, value, comments };
}

function key(attribute: KeyAttribute | undefined): Source | undefined {
  return attribute && call(FACTORIES[attribute.type], text(quote(attribute.name)));
}

function projection({ projection: projected }: ModelIndex): Source {
  if (typeof projected === "string") return text(quote(projected));
  const include = list(projected.include.map((name) => text(quote(name))));
  return object([{ name: "include", value: include }]);
}

function index(of: ModelIndex, kind: "global" | "local"): Source {
  const entries = [
    entry("name", text(quote(of.name))),
    kind === "global" ? entry("partitionKey", key(of.partitionKey)) : undefined,
    entry("sortKey", key(of.sortKey)),
    entry("projection", projection(of)),
  ];
  return object(entries, true);
}

function indexes(of: readonly ModelIndex[], kind: "global" | "local"): Source | undefined {
  return of.length === 0 ? undefined : list(of.map((each) => index(each, kind)));
}

function facetHint({ partitionKey, sortKey }: CatalogueTable, facet: Facet): string {
  const alias = (attribute: KeyAttribute | undefined, name: string | undefined) =>
    attribute && name !== undefined && name !== attribute.name ? [`${attribute.name} is ${name}`] : [];
  const aliases = [...alias(partitionKey, facet.partitionKeyAlias), ...alias(sortKey, facet.sortKeyAlias)];
  const attributes = facet.attributes.length === 0 ? [] : [`with ${facet.attributes.join(", ")}`];
  const details = [aliases.join(", "), ...attributes].filter((detail) => detail !== "");
  return [facet.name, details.join("; ")].filter((part) => part !== "").join(": ");
}

function headComment(table: CatalogueTable, model: Model, sourceName: string): string {
  const origin = model.name === undefined ? "" : ` ${JSON.stringify(model.name)}`;
  const described = (model.description ?? "").split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  return blockComment([
    paragraph(
      `The table ${JSON.stringify(table.originalName)} of the NoSQL Workbench model${origin}, imported from ${sourceName}.`,
    ),
    paragraph(
      "UNFINISHED. A model does not say the following, and the validation refuses the table until somebody does:",
    ),
    UNKNOWN.flatMap(({ property, meaning }) => bullet(`${property}: ${meaning}`)),
    table.facets.length === 0 ? [] : paragraph("The model's facets are a hint at the access patterns:"),
    table.facets.flatMap((facet) => bullet(facetHint(table, facet))),
    described.length === 0 ? [] : paragraph("The model describes itself as follows:"),
    described.flatMap((line) => bullet(line.replace(/^\s*[*•-]\s+/, ""))),
  ]);
}

function definition(table: CatalogueTable): Source {
  const { timeToLive, streamView, tableClass } = table;
  const entries = [
    entry("name", text(quote(table.name))),
    entry("purpose", text('""')),
    entry("owner", text('""')),
    entry("dataClassification", text('"" as never')),
    entry("partitionKey", key(table.partitionKey)),
    entry("sortKey", key(table.sortKey)),
    entry("globalSecondaryIndexes", indexes(table.globalIndexes, "global")),
    entry("localSecondaryIndexes", indexes(table.localIndexes, "local")),
    entry("timeToLive", timeToLive && object([entry("attribute", text(quote(timeToLive.attribute)))])),
    entry("streamView", streamView && text(quote(streamView))),
    entry("tableClass", tableClass && text(quote(tableClass))),
    entry("accessPatterns", list([])),
    entry("sampleItems", call("sampleItems", text("samples"))),
  ];
  return object(entries, true);
}

/** The catalogue file of a table, as Prettier would write it. */
export function tableFile(table: CatalogueTable, model: Model, sourceName: string, paths: ImportPaths): string {
  const imports = [
    { what: "{ Key }", from: paths.attribute },
    { what: "{ table }", from: paths.table },
    { what: "{ sampleItems }", from: paths.sampleItems },
    { what: "samples", from: `./${table.fileName}.samples.json` },
  ];
  return [
    headComment(table, model, sourceName),
    ...imports
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ what, from }) => `import ${what} from ${quote(from)};\n`),
    "\n",
    `export const ${table.constantName} = ${print(call("table", definition(table)), TYPESCRIPT)};\n`,
  ].join("");
}
