import { Log } from "./log";
import { Model, ModelTable } from "./model";
import { constantNameOf, distinct, fileNameOf, legalIndexName, legalTableName } from "./names";

/** A table of a model under the names that it has in the catalogue. */
export interface CatalogueTable extends ModelTable {
  /** The name in the model, for the record. */
  readonly originalName: string;
  /** Name of its files without the extension. */
  readonly fileName: string;
  /** Name of the exported constant. */
  readonly constantName: string;
}

const LEGAL = "letters, digits, `_`, `-` and `.`";

function renamed(log: Log, place: string, what: string, from: string, to: string): string {
  if (from !== to) log.note(`AWS takes ${LEGAL}: the ${what} ${JSON.stringify(from)} is imported as "${to}".`, place);
  return to;
}

function renameIndexes(table: ModelTable, log: Log): Pick<ModelTable, "globalIndexes" | "localIndexes"> {
  const { globalIndexes, localIndexes } = table;
  const indexes = [...globalIndexes, ...localIndexes];
  const names = distinct(indexes.map(({ name }) => legalIndexName(name)));
  const named = indexes.map((index, position) => {
    return { ...index, name: renamed(log, index.place, "index", index.name, names[position] ?? index.name) };
  });
  return { globalIndexes: named.slice(0, globalIndexes.length), localIndexes: named.slice(globalIndexes.length) };
}

/** Gives every table and index a name that AWS takes, and every table a file and a constant of its own. */
export function catalogueTables({ tables }: Model, log: Log): CatalogueTable[] {
  const names = distinct(tables.map(({ name }) => legalTableName(name)));
  const fileNames = distinct(names.map(fileNameOf));
  return tables.map((table, position) => {
    const name = renamed(log, table.place, "table", table.name, names[position] ?? table.name);
    const fileName = fileNames[position] ?? fileNameOf(name);
    const indexes = renameIndexes(table, log);
    return { ...table, ...indexes, name, originalName: table.name, fileName, constantName: constantNameOf(fileName) };
  });
}
