import { ScheduledFloor } from "../capacity";
import { MAX_CAPACITY_UNITS, MAX_SCHEDULE_NAME_LENGTH, MIN_CAPACITY_UNITS, SOURCES } from "../limits";
import { placesOf } from "../places";
import { Path } from "../problem";
import { figure } from "../words";
import { RangePlace, scalingRangesOf } from "./capacities";
import { checkForm, checkNumber, checkUnique } from "./checks";
import { cronFault } from "./cron";
import { DeploymentRule, Report } from "./rule";
import { timeZoneFault } from "./time-zone";

/** Every floor becomes two scheduled actions, whose names get an ending. */
const ROOM_FOR_ENDING = 10;
const LONGEST_NAME = MAX_SCHEDULE_NAME_LENGTH - ROOM_FOR_ENDING;
const NAME = {
  what: "The name of the schedule",
  pattern: new RegExp(`^[A-Za-z0-9_-]{1,${LONGEST_NAME}}$`),
  form: `1 to ${LONGEST_NAME} characters: letters, digits, \`-\`, \`_\``,
  source: SOURCES.scheduledActionApi,
};

function checkTimes({ from, until, timeZone }: ScheduledFloor, path: Path, report: Report): void {
  const expected = "`cron(minutes hours day-of-month month day-of-week year)`, one of the two days as `?`";
  for (const [name, expression] of Object.entries({ from, until })) {
    const fault = cronFault(expression);
    const finding = { message: `The schedule ${fault ?? ""}.`, received: expression, expected, source: SOURCES.cron };
    if (fault !== undefined) report.error(path.at(name), finding);
  }
  if (from.split(/\s+/).join(" ") === until.split(/\s+/).join(" ")) {
    report.error(path.at("until"), {
      message: "The floor ends at the moment at which it begins.",
      received: until,
      expected: "another time than `from`",
      source: SOURCES.scheduledScaling,
    });
  }
  const fault = timeZoneFault(timeZone);
  if (fault !== undefined) {
    const finding = { message: "The time zone is not known.", received: timeZone, expected: fault };
    report.error(path.at("timeZone"), { ...finding, source: SOURCES.scheduledScaling });
  }
}

/** A floor lies within the range: below it changes nothing, above it could not be reached. */
function checkFloor({ minimum: floor }: ScheduledFloor, range: RangePlace, path: Path, report: Report): void {
  const { minimum, maximum } = range.value;
  const at = path.at("minimum");
  const [what, unit] = ["The floor", "capacity units per second"];
  checkNumber(floor, at, { what, minimum: MIN_CAPACITY_UNITS, maximum: MAX_CAPACITY_UNITS, unit }, report);
  const finding = { received: floor, source: SOURCES.scheduledScaling };
  if (floor > maximum) {
    const expected = `at most the maximum of ${figure(maximum)}`;
    report.error(at, { ...finding, message: "The floor is above the highest capacity of its range.", expected });
  }
  if (floor <= minimum) {
    const expected = `more than the range's minimum of ${figure(minimum)}`;
    report.warning(at, { ...finding, message: "The floor has no effect: the capacity never is below it.", expected });
  }
}

export const schedules: DeploymentRule = (deployment, _environment, path, report) => {
  for (const range of scalingRangesOf(deployment, path)) {
    const floors = placesOf(range.value.schedule, range.path.at("schedule"));
    checkUnique(floors, "schedule", report);
    for (const { value, path: place } of floors) {
      checkForm(value.name, place.at("name"), NAME, report);
      checkTimes(value, place, report);
      checkFloor(value, range, place, report);
    }
  }
};
