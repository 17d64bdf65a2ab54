import { SOURCES } from "../limits";
import { Place } from "../places";
import { figure } from "../words";
import { capacityOfIndex, ceilingOf, DIMENSIONS } from "./capacities";
import { Capacity } from "../capacity";
import { DeploymentRule, Report } from "./rule";
import { indexesOf } from "./table-parts";
import { indexLoad, Load, tableLoad } from "./units";

function checkLoad(what: string, load: Load, capacity: Place<Capacity>, report: Report): void {
  for (const dimension of DIMENSIONS) {
    const ceiling = ceilingOf(capacity, dimension);
    if (!ceiling || !(load[dimension] > ceiling.value)) continue;
    report.warning(ceiling.path, {
      message:
        `The declared peaks of the access patterns need ${figure(load[dimension])} ${dimension} units per second ` +
        `of ${what}, more than it ever has.`,
      received: ceiling.value,
      expected: `at least ${figure(Math.ceil(load[dimension]))} units per second, or lower peaks`,
      source: SOURCES.capacityUnits,
    });
  }
}

/** The peaks are those of production; what the other stages provide is theirs to choose. */
export const peaksFitCapacity: DeploymentRule = (deployment, environment, path, report) => {
  if (environment.stage !== "production") return;
  const { table, capacity } = deployment;
  checkLoad("the table", tableLoad(table), { value: capacity, path: path.at("capacity") }, report);
  for (const index of indexesOf(table, path.at("table"))) {
    if (index.kind === "local") continue;
    const { name } = index.value;
    checkLoad(
      `the index ${JSON.stringify(name)}`,
      indexLoad(table, index),
      capacityOfIndex(deployment, path, name),
      report,
    );
  }
};
