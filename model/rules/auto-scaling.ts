import { ScalingRange } from "../capacity";
import {
  MAX_CAPACITY_UNITS,
  MAX_TARGET_UTILIZATION,
  MIN_CAPACITY_UNITS,
  MIN_TARGET_UTILIZATION,
  SOURCES,
} from "../limits";
import { Path } from "../problem";
import { figure } from "../words";
import { capacitiesOf, DIMENSIONS, scalingRangesOf } from "./capacities";
import { checkNumber } from "./checks";
import { DeploymentRule, Report } from "./rule";

const UNITS = {
  minimum: MIN_CAPACITY_UNITS,
  maximum: MAX_CAPACITY_UNITS,
  unit: "capacity units per second",
  source: SOURCES.quotas,
};
const TARGET = {
  what: "The target utilization",
  minimum: MIN_TARGET_UTILIZATION,
  maximum: MAX_TARGET_UTILIZATION,
  unit: "per cent of the provisioned capacity",
  whole: false,
  source: SOURCES.autoScaling,
};

function checkCooldown(seconds: number | undefined, path: Path, what: string, report: Report): void {
  if (seconds === undefined) return;
  checkNumber(seconds, path, { what, minimum: 0, unit: "seconds", source: SOURCES.targetTrackingApi }, report);
}

function checkRange(range: ScalingRange, path: Path, report: Report): void {
  checkNumber(range.minimum, path.at("minimum"), { what: "The lowest capacity", ...UNITS }, report);
  checkNumber(range.maximum, path.at("maximum"), { what: "The highest capacity", ...UNITS }, report);
  if (range.minimum > range.maximum) {
    report.error(path.at("minimum"), {
      message: "The lowest capacity is above the highest.",
      received: range.minimum,
      expected: `at most the maximum of ${figure(range.maximum)}`,
      source: SOURCES.autoScaling,
    });
  }
  if (range.targetUtilization !== undefined) {
    checkNumber(range.targetUtilization, path.at("targetUtilization"), TARGET, report);
  }
  checkCooldown(range.scaleInCooldown, path.at("scaleInCooldown"), "The scale-in cooldown", report);
  checkCooldown(range.scaleOutCooldown, path.at("scaleOutCooldown"), "The scale-out cooldown", report);
}

export const scalingRanges: DeploymentRule = (deployment, _environment, path, report) => {
  for (const { value, path: place } of scalingRangesOf(deployment, path)) checkRange(value, place, report);
};

/** A seed outside of the range would be moved by auto scaling at once. */
export const seeds: DeploymentRule = (deployment, _environment, path, report) => {
  for (const { value, path: place } of capacitiesOf(deployment, path)) {
    if (value.mode !== "auto-scaled" || !value.seed) continue;
    for (const dimension of DIMENSIONS) {
      const { minimum, maximum } = value[dimension];
      const seed = value.seed[dimension];
      const at = place.at("seed").at(dimension);
      const what = `The seed of the ${dimension} capacity`;
      checkNumber(seed, at, { what, ...UNITS }, report);
      if (seed >= minimum && seed <= maximum) continue;
      const range = `${figure(minimum)} to ${figure(maximum)} capacity units per second`;
      const finding = { message: `${what} is outside of its range.`, received: seed, expected: range };
      report.error(at, { ...finding, source: SOURCES.autoScaling }, [
        place.at(dimension).at("minimum"),
        place.at(dimension).at("maximum"),
      ]);
    }
  }
};
