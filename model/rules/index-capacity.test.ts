import { Capacity, ScalingRange } from "../capacity";
import { aTable, anIndexedTable, places, problemsOfDeployment } from "./fixtures";

const DEPLOYMENT = 'test.tables["orders"]';
const INDEX = `${DEPLOYMENT}.indexes["by-status"]`;
const range: ScalingRange = { minimum: 10, maximum: 100 };
const scaled = Capacity.autoScaled({ read: range, write: range });
const fixed = Capacity.provisioned({ read: 100, write: 100 });
const loosened = [{ control: "auto-scaling", reason: "the load is flat" }] as const;
const autoScaledIndexes = "ignore-index-changes";
const table = anIndexedTable();

test.each([
  [Capacity.onDemand(), Capacity.onDemand(), []],
  [fixed, fixed, []],
  [Capacity.onDemand(), fixed, [`error ${INDEX}.capacity.mode`]],
  [fixed, Capacity.onDemand(), [`error ${INDEX}.capacity.mode`]],
])("an index of the mode of %j takes %j or does not", (capacity, index, problems) => {
  const indexes = { "by-status": { capacity: index } };
  const found = problemsOfDeployment({ table, capacity, indexes, loosened });
  expect(places(found.filter(({ severity }) => severity === "error"))).toEqual(problems);
});

test("a fixed table takes scaled indexes and the other way round", () => {
  const indexes = { "by-status": { capacity: scaled } };
  expect(problemsOfDeployment({ table, capacity: fixed, indexes, loosened, autoScaledIndexes })).toEqual([]);
  const fixedIndex = { "by-status": { capacity: fixed } };
  expect(problemsOfDeployment({ table, capacity: scaled, indexes: fixedIndex, loosened })).toEqual([]);
});

test("capacity for an index that does not exist is refused, with the name that was probably meant", () => {
  const indexes = { "by-stauts": { capacity: Capacity.onDemand() } };
  const problems = problemsOfDeployment({ table, indexes });
  expect(places(problems)).toEqual([`error ${DEPLOYMENT}.indexes["by-stauts"]`]);
  expect(problems[0]?.expected).toContain('did you mean "by-status"?');
});

test("a local secondary index has no capacity of its own", () => {
  const local = { name: "by-total", sortKey: { name: "total", type: "N" }, projection: "all" } as const;
  const withLocal = aTable({ localSecondaryIndexes: [local] });
  const problems = problemsOfDeployment({
    table: withLocal,
    indexes: { "by-total": { capacity: Capacity.onDemand() } },
  });
  expect(problems.map(({ message }) => message)).toContain("A local secondary index shares the capacity of the table.");
});

test("an index that takes fewer writes than its table is warned of", () => {
  const indexed = (maximum: number) =>
    places(
      problemsOfDeployment({
        table,
        capacity: scaled,
        indexes: { "by-status": { capacity: Capacity.autoScaled({ read: range, write: { minimum: 1, maximum } }) } },
        autoScaledIndexes,
      }),
    );
  expect(indexed(100)).toEqual([]);
  expect(indexed(99)).toEqual([`warning ${INDEX}.capacity.write.maximum`]);
});

describe("the choice for auto-scaled indexes", () => {
  test("has to be made where there is one", () => {
    expect(places(problemsOfDeployment({ table, capacity: scaled }))).toEqual([
      `error ${DEPLOYMENT}.autoScaledIndexes`,
    ]);
    expect(problemsOfDeployment({ table, capacity: scaled, autoScaledIndexes })).toEqual([]);
  });

  test.each([
    ["an auto-scaled table has no index", { table: aTable(), capacity: scaled }],
    ["nothing is auto-scaled", { table, capacity: Capacity.onDemand() }],
  ])("has no effect where %s", (_, deployment) => {
    expect(problemsOfDeployment(deployment)).toEqual([]);
    expect(places(problemsOfDeployment({ ...deployment, autoScaledIndexes }))).toEqual([
      `warning ${DEPLOYMENT}.autoScaledIndexes`,
    ]);
  });
});
