import { Capacity, ScheduledFloor } from "../capacity";
import { places, problemsOfDeployment } from "./fixtures";

const SCHEDULE = 'test.tables["orders"].capacity.read.schedule';
const working: ScheduledFloor = {
  name: "working-hours",
  from: "cron(0 8 ? * MON-FRI *)",
  until: "cron(0 18 ? * MON-FRI *)",
  timeZone: "Europe/Berlin",
  minimum: 50,
};

const scheduled = (...schedule: readonly ScheduledFloor[]) =>
  problemsOfDeployment({
    capacity: Capacity.autoScaled({
      read: { minimum: 10, maximum: 100, schedule },
      write: { minimum: 1, maximum: 10 },
    }),
  });

test("a range takes several schedules", () => {
  expect(scheduled(working, { ...working, name: "sale_2026", minimum: 100 })).toEqual([]);
});

test.each<[Partial<ScheduledFloor>, string, string]>([
  [{ name: "working hours" }, "error", "name"],
  [{ name: "x".repeat(247) }, "error", "name"],
  [{ from: "cron(0 8 * * MON-FRI *)" }, "error", "from"],
  [{ until: "at(2026-01-01T00:00:00)" }, "error", "until"],
  [{ until: "cron(0  8 ? * MON-FRI *)" }, "error", "until"],
  [{ timeZone: "Europe/Berlln" }, "error", "timeZone"],
  [{ timeZone: "europe/berlin" }, "error", "timeZone"],
  [{ timeZone: "+01:00" }, "error", "timeZone"],
  [{ minimum: 101 }, "error", "minimum"],
  [{ minimum: 50.5 }, "error", "minimum"],
  [{ minimum: 10 }, "warning", "minimum"],
])("a schedule with %j gives an %s at %s", (overrides, severity, place) => {
  const name = overrides.name ?? working.name;
  expect(places(scheduled({ ...working, ...overrides }))).toEqual([`${severity} ${SCHEDULE}["${name}"].${place}`]);
});

test("two schedules of a range have different names", () => {
  expect(places(scheduled(working, working))).toEqual([`error ${SCHEDULE}[1].name`]);
});

test("a time zone that was nearly meant is suggested", () => {
  const [problem] = scheduled({ ...working, timeZone: "Europe/Berlln" });
  expect(problem?.expected).toContain('did you mean "Europe/Berlin"?');
});

test.each(["UTC", "Etc/GMT+9", "US/Pacific", "Pacific/Tahiti"])("%s is a time zone", (timeZone) => {
  expect(scheduled({ ...working, timeZone })).toEqual([]);
});
