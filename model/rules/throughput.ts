import { MAX_CAPACITY_UNITS, MIN_CAPACITY_UNITS, SOURCES } from "../limits";
import { figure } from "../words";
import { capacitiesOf, DIMENSIONS } from "./capacities";
import { checkNumber } from "./checks";
import { DeploymentRule } from "./rule";

/** AWS refuses to provision more than the quota, which is the default one unless the account has asked for more. */
export const provisionedUnits: DeploymentRule = (deployment, _environment, path, report) => {
  for (const { value, path: place } of capacitiesOf(deployment, path)) {
    if (value.mode !== "provisioned") continue;
    for (const dimension of DIMENSIONS) {
      const allowed = {
        what: `The ${dimension} capacity`,
        minimum: MIN_CAPACITY_UNITS,
        maximum: MAX_CAPACITY_UNITS,
        unit: "capacity units per second",
        source: SOURCES.quotas,
      };
      checkNumber(value[dimension], place.at(dimension), allowed, report);
    }
  }
};

/** A maximum above the quota is no mistake that AWS refuses; it just does not get there. */
export const onDemandMaximums: DeploymentRule = (deployment, _environment, path, report) => {
  for (const { value, path: place } of capacitiesOf(deployment, path)) {
    if (value.mode !== "on-demand" || !value.maximumRequestUnits) continue;
    for (const dimension of DIMENSIONS) {
      const maximum = value.maximumRequestUnits[dimension];
      const at = place.at("maximumRequestUnits").at(dimension);
      const what = `The maximum of ${dimension} request units`;
      const source = SOURCES.maximumThroughput;
      checkNumber(maximum, at, { what, minimum: 1, unit: "request units per second", source }, report);
      if (maximum <= MAX_CAPACITY_UNITS) continue;
      report.warning(at, {
        message: `${what} is above the default quota, which throttles first unless AWS has raised it.`,
        received: maximum,
        expected: `at most ${figure(MAX_CAPACITY_UNITS)} request units per second`,
        source: SOURCES.quotas,
      });
    }
  }
};
