import { BACKUP_SOURCES } from "../backup/limits";
import { FLOORS } from "../deployment";
import { MAX_RECOVERY_DAYS, MIN_RECOVERY_DAYS, SOURCES } from "../limits";
import { anyOf, quoted } from "../words";
import { capacitiesOf } from "./capacities";
import { checkNumber } from "./checks";
import { checkReason } from "./reasons";
import { DeploymentRule } from "./rule";

const SOURCE_OF: Readonly<Record<string, string>> = {
  "backup-plan": BACKUP_SOURCES.advancedDynamoDb,
  "deletion-protection": SOURCES.deletionProtection,
  "point-in-time-recovery": SOURCES.pointInTimeRecovery,
  "auto-scaling": SOURCES.autoScaling,
};

/** A default is loosened once and for a reason; in production a floor is not loosened at all. */
export const loosenings: DeploymentRule = ({ loosened }, { stage }, path, report) => {
  const seen = new Set<string>();
  loosened?.forEach(({ control, reason }, position) => {
    const place = path.at("loosened").at(position);
    checkReason(reason, place.at("reason"), `loosening ${quoted(control)}`, report);
    if (seen.has(control)) {
      const message = "The control is loosened twice.";
      report.error(place.at("control"), { message, received: control, expected: "one entry with all there is to say" });
    }
    seen.add(control);
    if (stage !== "production" || !FLOORS.includes(control)) return;
    report.error(place.at("control"), {
      message: `Production does not go without ${quoted(control)}.`,
      received: control,
      expected:
        control === "deletion-protection"
          ? "the property `retiring` with the reason, where the table is to be deleted"
          : `none of ${anyOf(FLOORS)} in production`,
      source: SOURCE_OF[control],
    });
  });
};

export const retirement: DeploymentRule = ({ retiring }, _environment, path, report) => {
  if (retiring !== undefined) checkReason(retiring, path.at("retiring"), "retiring the table", report);
};

/** A fixed capacity follows no load: it throttles or is paid for in vain. */
export const fixedCapacityIsMeant: DeploymentRule = (deployment, _environment, path, report) => {
  const position = (deployment.loosened ?? []).findIndex(({ control }) => control === "auto-scaling");
  const capacities = capacitiesOf(deployment, path);
  const fixed = capacities.filter(({ value }) => value.mode === "provisioned");
  if (position < 0) {
    const controls = (deployment.loosened ?? []).map((_, ordinal) => path.at("loosened").at(ordinal).at("control"));
    for (const { path: place } of fixed) {
      const finding = {
        message: "A fixed capacity is neither scaled nor on demand, and nothing says why.",
        received: "provisioned",
        expected: '"on-demand", "auto-scaled", or the control "auto-scaling" in `loosened` with a reason',
        source: SOURCES.autoScaling,
      };
      report.error(place.at("mode"), finding, [path.at("loosened"), ...controls]);
    }
  } else if (fixed.length === 0) {
    const finding = {
      message: "Nothing here has a fixed capacity, so that the loosening has no effect.",
      received: "auto-scaling",
      expected: "no such entry",
    };
    const restsOn = [path.at("indexes"), ...capacities.map((place) => place.path.at("mode"))];
    report.warning(path.at("loosened").at(position), finding, restsOn);
  }
};

export const recoveryWindow: DeploymentRule = (
  { pointInTimeRecoveryDays: days, loosened },
  _environment,
  path,
  report,
) => {
  if (days === undefined) return;
  const place = path.at("pointInTimeRecoveryDays");
  const source = SOURCES.pointInTimeRecovery;
  const range = { minimum: MIN_RECOVERY_DAYS, maximum: MAX_RECOVERY_DAYS, unit: "days" };
  checkNumber(days, place, { what: "The recovery window", ...range, source }, report);
  if (!loosened?.some(({ control }) => control === "point-in-time-recovery")) return;
  const message = "A recovery window is declared and point-in-time recovery is loosened.";
  report.error(place, { message, received: days, expected: "one of the two", source });
};
