import { MAX_CAPACITY_UNITS, MIN_WARM_THROUGHPUT, SOURCES } from "../limits";
import { figure } from "../words";
import { capacitiesOf, DIMENSIONS } from "./capacities";
import { checkNumber } from "./checks";
import { DeploymentRule } from "./rule";

/** Warm throughput cannot be lowered without replacing the table: a wrong number is worse than none. */
export const warmThroughput: DeploymentRule = (deployment, _environment, path, report) => {
  for (const { value, path: place } of capacitiesOf(deployment, path)) {
    if (value.mode !== "on-demand" || !value.warmThroughput) continue;
    const { warmThroughput: warm, maximumRequestUnits: ceiling } = value;
    const at = place.at("warmThroughput");
    for (const dimension of DIMENSIONS) {
      const allowed = {
        what: `The warm ${dimension} throughput`,
        minimum: MIN_WARM_THROUGHPUT[dimension],
        maximum: MAX_CAPACITY_UNITS,
        unit: `${dimension} units per second`,
        source: SOURCES.terraformTable,
      };
      checkNumber(warm[dimension], at.at(dimension), allowed, report);
      if (ceiling && warm[dimension] > ceiling[dimension]) {
        report.warning(at.at(dimension), {
          message: "More throughput is kept warm, and paid for, than the maximum lets through.",
          received: warm[dimension],
          expected: `at most the maximum of ${figure(ceiling[dimension])} request units per second`,
          source: SOURCES.maximumThroughput,
        });
      }
    }
    if (warm.read !== MIN_WARM_THROUGHPUT.read || warm.write !== MIN_WARM_THROUGHPUT.write) continue;
    report.warning(at, {
      message: "Every on-demand table has this warm throughput; declared, it shows as a change in each plan.",
      received: warm,
      expected: "more of one of the two, or nothing",
      source: SOURCES.terraformTable,
    });
  }
};
