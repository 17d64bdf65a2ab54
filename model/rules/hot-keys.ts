import { KeyAttribute } from "../attribute";
import { MAX_READ_UNITS_PER_PARTITION, MAX_WRITE_UNITS_PER_PARTITION, SOURCES } from "../limits";
import { Path } from "../problem";
import { counted, figure } from "../words";
import { Report, TableRule } from "./rule";
import { indexesOf } from "./table-parts";
import { indexLoad, Load, tableLoad } from "./units";

const LIMITS = { read: MAX_READ_UNITS_PER_PARTITION, write: MAX_WRITE_UNITS_PER_PARTITION };

/** Even spread is the best case: real values are never used evenly, so what fails here fails for certain. */
function checkSpread({ distinctValues }: KeyAttribute, loadOf: () => Load, path: Path, report: Report): void {
  if (distinctValues === undefined || !(distinctValues >= 1)) return;
  const load = loadOf();
  for (const dimension of ["read", "write"] as const) {
    const perValue = load[dimension] / distinctValues;
    if (perValue <= LIMITS[dimension]) continue;
    report.warning(path.at("distinctValues"), {
      message:
        `The partition key has too few values: ${figure(load[dimension])} ${dimension} units per second at the peak, ` +
        `spread evenly over ${counted(distinctValues, "value")}, are ${figure(perValue)} for each, ` +
        `and one value gets at most ${figure(LIMITS[dimension])}.`,
      received: distinctValues,
      expected: `at least ${counted(Math.ceil(load[dimension] / LIMITS[dimension]), "value")}, or a sharded key`,
      source: SOURCES.partitionKeyDesign,
    });
  }
}

/** One partition key value is served by one partition: few values under much load throttle, whatever the capacity. */
export const partitionKeySpread: TableRule = (table, path, report) => {
  checkSpread(table.partitionKey, () => tableLoad(table), path.at("partitionKey"), report);
  for (const index of indexesOf(table, path)) {
    if (index.kind === "local") continue;
    checkSpread(index.partitionKey, () => indexLoad(table, index), index.path.at("partitionKey"), report);
  }
};
