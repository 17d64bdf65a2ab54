import { Replication } from "../replication";
import {
  aDeployment,
  anEnvironment,
  anIndexedTable,
  aTable,
  messages,
  places,
  problemsIn,
  production,
} from "./fixtures";

const table = aTable();
const tables = [aDeployment({ table })];

test("environments share a table", () => {
  expect(problemsIn(anEnvironment({ tables }), production({ tables }))).toEqual([]);
});

describe("two environments of one name", () => {
  test("are refused at the second, wherever they are", () => {
    const elsewhere = anEnvironment({ region: "us-east-1", tables });
    const problems = problemsIn(anEnvironment({ tables }), elsewhere);
    expect(places(problems)).toEqual(["error environments[1].name"]);
    expect(messages(problems)).toEqual(["The environment test has this name."]);
  });

  test("are told when they are in one account and Region as well", () => {
    expect(messages(problemsIn(anEnvironment({ tables }), anEnvironment({ tables })))).toEqual([
      "The environment test has this name, in the same account and Region.",
    ]);
  });
});

test("two definitions of one table are refused, however alike they are", () => {
  const problems = problemsIn(anEnvironment({ tables }), production());
  expect(places(problems)).toEqual(["error tables[1].name"]);
  expect(problems[0]?.message).toBe(
    'Two tables have this name: test.tables["orders"] deploys one of them, prod.tables["orders"] the other.',
  );
});

describe("deployed names", () => {
  const dev = (name: string, overrides = {}) =>
    anEnvironment({ name: "dev", tables: [aDeployment({ table: aTable({ name }), ...overrides })] });
  const devA = (overrides = {}) =>
    anEnvironment({ name: "dev-a", tables: [aDeployment({ table: aTable({ name: "b" }) })], ...overrides });

  test("that meet after the prefix are refused", () => {
    expect(problemsIn(dev("b"), devA())).toEqual([expect.objectContaining({ path: "tables[1].name" })]);
    const problems = problemsIn(dev("a-b"), devA());
    expect(places(problems)).toEqual(['error dev-a.tables["b"]']);
    expect(problems[0]).toMatchObject({ received: "dev-a-b" });
    expect(problems[0]?.message).toContain('dev.tables["a-b"]');
  });

  test("may meet in different accounts or Regions", () => {
    expect(problemsIn(dev("a-b"), devA({ account: "999988887777" }))).toEqual([]);
    expect(problemsIn(dev("a-b"), devA({ region: "us-east-1" }))).toEqual([]);
  });

  test("of replicas count where the replicas are", () => {
    const replication = Replication.eventual({ region: "us-east-1" });
    expect(problemsIn(dev("a-b", { replication }), devA({ region: "eu-central-1" }))).toEqual([]);
    expect(places(problemsIn(dev("a-b", { replication }), devA({ region: "us-east-1" })))).toEqual([
      'error dev-a.tables["b"]',
    ]);
    const both = devA({
      region: "eu-central-1",
      tables: [aDeployment({ table: aTable({ name: "b" }), replication })],
    });
    expect(places(problemsIn(dev("a-b", { replication }), both))).toEqual([
      'error dev-a.tables["b"].replication.replicas[0]',
    ]);
  });
});

describe("names in Terraform", () => {
  const named = (...names: readonly string[]) =>
    places(problemsIn(anEnvironment({ tables: names.map((name) => aDeployment({ table: aTable({ name }) })) })));

  test("tell dots from underscores no more", () => {
    expect(named("a.b", "a-b", "ab")).toEqual([]);
    expect(named("a.b", "a_b")).toEqual(['error test.tables["a_b"].table.name']);
    expect(named("1a", "_1a")).toEqual(['error test.tables["_1a"].table.name']);
  });

  test("of an index are those of a table that is named after both", () => {
    const indexed = aDeployment({ table: anIndexedTable() });
    const other = (name: string) => aDeployment({ table: aTable({ name }) });
    expect(problemsIn(anEnvironment({ tables: [indexed, other("orders-by-status")] }))).toEqual([]);
    expect(places(problemsIn(anEnvironment({ tables: [indexed, other("orders_by-status")] })))).toEqual([
      'error test.tables["orders_by-status"].table.name',
    ]);
  });

  test("may meet in different environments", () => {
    const one = anEnvironment({ tables: [aDeployment({ table: aTable({ name: "a.b" }) })] });
    const other = anEnvironment({ name: "dev", tables: [aDeployment({ table: aTable({ name: "a_b" }) })] });
    expect(problemsIn(one, other)).toEqual([]);
  });
});

test("production that shares its account with another stage is warned of", () => {
  const shared = production({ account: "111122223333", tables });
  expect(places(problemsIn(anEnvironment({ tables }), shared))).toEqual(["warning prod.account"]);
  const second = production({ name: "prod-us", region: "us-east-1", tables });
  expect(problemsIn(production({ tables }), second)).toEqual([]);
});
