import { aDeployment, aTable, places, problemsOfEnvironment } from "./fixtures";

test("an environment deploys a table once", () => {
  const table = aTable();
  const tables = [aDeployment({ table }), aDeployment({ table: aTable({ name: "invoices" }) })];
  expect(problemsOfEnvironment({ tables })).toEqual([]);
  expect(places(problemsOfEnvironment({ tables: [...tables, aDeployment({ table })] }))).toEqual([
    "error test.tables[2]",
  ]);
});
