import { Capacity, ScalingRange } from "../capacity";
import { places, problemsOfDeployment } from "./fixtures";

const CAPACITY = 'test.tables["orders"].capacity';
const range: ScalingRange = { minimum: 10, maximum: 100 };

const scaled = (read: ScalingRange, seed?: { read: number; write: number }) =>
  places(problemsOfDeployment({ capacity: Capacity.autoScaled({ read, write: range, seed }) }));

test.each([
  range,
  { minimum: 1, maximum: 40_000 },
  { minimum: 5, maximum: 5 },
  { ...range, targetUtilization: 20, scaleInCooldown: 0, scaleOutCooldown: 600 },
  { ...range, targetUtilization: 90 },
])("the range %j is taken", (given) => {
  expect(scaled(given)).toEqual([]);
});

test.each([
  [{ minimum: 0 }, "minimum"],
  [{ minimum: 1.5 }, "minimum"],
  [{ minimum: 101 }, "minimum"],
  [{ maximum: 40_001 }, "maximum"],
  [{ targetUtilization: 19 }, "targetUtilization"],
  [{ targetUtilization: 91 }, "targetUtilization"],
  [{ scaleInCooldown: -1 }, "scaleInCooldown"],
  [{ scaleOutCooldown: 1.5 }, "scaleOutCooldown"],
])("a range with %j is refused", (overrides, place) => {
  expect(scaled({ ...range, ...overrides })).toEqual([`error ${CAPACITY}.read.${place}`]);
});

test("several faults of one range are all reported", () => {
  expect(scaled({ minimum: 0, maximum: 50_000, targetUtilization: 95, scaleInCooldown: -1 })).toHaveLength(4);
});

test.each([
  [{ read: 10, write: 100 }, []],
  [{ read: 9, write: 50 }, [`error ${CAPACITY}.seed.read`]],
  [{ read: 50, write: 101 }, [`error ${CAPACITY}.seed.write`]],
  [{ read: 10.5, write: 50 }, [`error ${CAPACITY}.seed.read`]],
])("the seed %j lies within the range", (seed, problems) => {
  expect(scaled(range, seed)).toEqual(problems);
});
