import { Capacity } from "../capacity";
import { aDeployment, anIndexedTable, places, problemsIn, problemsOfDeployment, production } from "./fixtures";

/** Peaks: 10 eventual reads and 10 writes of the table; the index has 1 eventual read and takes the 10 writes. */
const inProduction = (read: number, write: number, index = { read: 100, write: 100 }) =>
  problemsIn(
    production({
      tables: [
        aDeployment({
          table: anIndexedTable(),
          capacity: Capacity.onDemand({ maximumRequestUnits: { read, write } }),
          indexes: { "by-status": { capacity: Capacity.onDemand({ maximumRequestUnits: index }) } },
        }),
      ],
    }),
  );

test("a maximum that serves the declared peaks is fine", () => {
  expect(inProduction(5, 10)).toEqual([]);
});

test("a maximum below the declared peaks is warned of, with the numbers", () => {
  const problems = inProduction(4, 10);
  expect(places(problems)).toEqual(['warning prod.tables["orders"].capacity.maximumRequestUnits.read']);
  expect(problems[0]).toMatchObject({ received: 4, expected: "at least 5 units per second, or lower peaks" });
});

test("an index has peaks of its own", () => {
  const index = 'prod.tables["orders"].indexes["by-status"].capacity.maximumRequestUnits';
  expect(places(inProduction(5, 9, { read: 1, write: 9 }))).toEqual([
    'warning prod.tables["orders"].capacity.maximumRequestUnits.write',
    `warning ${index}.write`,
  ]);
});

test("other stages may provide less than production needs", () => {
  const capacity = Capacity.onDemand({ maximumRequestUnits: { read: 1, write: 1 } });
  expect(problemsOfDeployment({ capacity })).toEqual([]);
});
