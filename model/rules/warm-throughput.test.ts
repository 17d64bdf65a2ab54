import { Capacity } from "../capacity";
import { places, problemsOfDeployment } from "./fixtures";

const WARM = 'test.tables["orders"].capacity.warmThroughput';

const warm = (read: number, write: number, maximum?: { read: number; write: number }) =>
  places(
    problemsOfDeployment({
      capacity: Capacity.onDemand({ warmThroughput: { read, write }, maximumRequestUnits: maximum }),
    }),
  );

test.each([
  [12_001, 4_000],
  [12_000, 4_001],
  [40_000, 40_000],
])("%d reads and %d writes can be kept warm", (read, write) => {
  expect(warm(read, write)).toEqual([]);
});

test.each([
  [11_999, 5_000, "read"],
  [13_000, 3_999, "write"],
  [40_001, 5_000, "read"],
  [13_000, 4_000.5, "write"],
])("%d reads and %d writes are refused", (read, write, dimension) => {
  expect(warm(read, write)).toEqual([`error ${WARM}.${dimension}`]);
});

test("exactly what every table has would show as a change in each plan", () => {
  expect(warm(12_000, 4_000)).toEqual([`warning ${WARM}`]);
});

test("more warm throughput than the maximum lets through is paid for in vain", () => {
  expect(warm(20_000, 5_000, { read: 20_000, write: 5_000 })).toEqual([]);
  expect(warm(20_000, 5_000, { read: 19_999, write: 5_000 })).toEqual([`warning ${WARM}.read`]);
});
