import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CatalogueTable, catalogueTables } from "../catalogue-table";
import { parseJson } from "../json-text";
import { Log } from "../log";
import { Part } from "../part";
import { readModel } from "../read-model";

/** What the import makes of a value, for tests. */
export function importValue(value: unknown) {
  const log = new Log();
  const model = readModel(new Part(value, "", log));
  const tables: readonly CatalogueTable[] = model ? catalogueTables(model, log) : [];
  return { model, tables, problems: log.problems, notes: log.notes };
}

/** What the import makes of a file in `fixtures/`. */
export function importFixture(name: string) {
  const result = parseJson(readFileSync(join(__dirname, "..", "fixtures", name), "utf8"));
  if ("fault" in result) throw new Error(`${name} is not JSON`);
  return importValue(result.value);
}
