import { Capacity } from "../capacity";
import { anIndexedTable, places, problemsOfDeployment } from "./fixtures";

const loosened = [{ control: "auto-scaling", reason: "the load is flat" }] as const;
const CAPACITY = 'test.tables["orders"].capacity';

test.each([1, 40_000])("%d provisioned units are taken", (units) => {
  expect(problemsOfDeployment({ capacity: Capacity.provisioned({ read: units, write: units }), loosened })).toEqual([]);
});

test.each([0, 40_001, 1.5, -1])("%d provisioned units are refused, for reads and for writes", (units) => {
  const capacity = Capacity.provisioned({ read: units, write: units });
  expect(places(problemsOfDeployment({ capacity, loosened }))).toEqual([
    `error ${CAPACITY}.read`,
    `error ${CAPACITY}.write`,
  ]);
});

const onDemand = (read: number, write = 100) =>
  places(problemsOfDeployment({ capacity: Capacity.onDemand({ maximumRequestUnits: { read, write } }) }));

test("an on-demand maximum is a whole number of at least 1", () => {
  expect(onDemand(1)).toEqual([]);
  expect(onDemand(40_000)).toEqual([]);
  expect(onDemand(0)).toEqual([`error ${CAPACITY}.maximumRequestUnits.read`]);
  expect(onDemand(2.5)).toEqual([`error ${CAPACITY}.maximumRequestUnits.read`]);
});

test("an on-demand maximum above the default quota is warned of, since AWS raises the quota on request", () => {
  expect(onDemand(100, 40_001)).toEqual([`warning ${CAPACITY}.maximumRequestUnits.write`]);
});

test("the capacities of indexes are judged as the table's", () => {
  const indexes = { "by-status": { capacity: Capacity.onDemand({ maximumRequestUnits: { read: 0, write: 1 } }) } };
  expect(places(problemsOfDeployment({ table: anIndexedTable(), indexes }))).toEqual([
    'error test.tables["orders"].indexes["by-status"].capacity.maximumRequestUnits.read',
  ]);
});
