import { Alerts } from "./alerts";
import { Capacity } from "./capacity";
import { Path, Problem } from "./problem";
import {
  aDeployment,
  anEnvironment,
  anIndexedTable,
  aPattern,
  aTable,
  places,
  problemsIn,
  problemsOfTable,
  production,
} from "./rules/fixtures";
import { validate } from "./validate";

/** Plain data without its types, to be broken in ways that the compiler would refuse. */
type Loose = Record<string, unknown>;
const environmentWith = (table: object, overrides: Loose = {}) => ({
  ...anEnvironment(),
  tables: [{ ...aDeployment(), table, ...overrides }],
});

describe("a sound estate", () => {
  const estate = { environments: [anEnvironment()] };

  test("comes back as it was given", () => {
    expect(validate(estate)).toEqual({ problems: [], estate });
    expect(validate(estate).estate).toBe(estate);
  });

  test("may have warnings", () => {
    const warned = { environments: [production({ alerts: Alerts.created() })] };
    expect(places(validate(warned).problems)).toEqual(["warning prod.alerts.emails"]);
    expect(validate(warned).estate).toBe(warned);
  });

  test("is nowhere to be had where there is an error", () => {
    expect(validate({ environments: [anEnvironment({ account: "1" })] })).not.toHaveProperty("estate");
  });
});

describe("a table that several environments deploy", () => {
  const table = aTable({ name: "orders!" });
  const tables = [aDeployment({ table })];

  test("is judged once", () => {
    const environments = [anEnvironment({ tables }), production({ tables })];
    expect(places(problemsIn(...environments))).toEqual(['error tables["orders!"].name']);
  });

  test("has a wrong shape once", () => {
    const broken = { ...aTable(), owner: 5 };
    expect(places(problemsIn(environmentWith(broken), { ...environmentWith(broken), name: "dev" }))).toEqual([
      'error tables["orders"].owner',
    ]);
  });
});

describe("a part of the wrong shape does not hide", () => {
  test("what rules say of the other parts of its table", () => {
    const table = {
      ...anIndexedTable({
        name: "orders!",
        accessPatterns: [
          aPattern({ index: "ghost", peakPerSecond: -1 }),
          aPattern({ name: "scan", operation: "Scan", key: [] }),
        ],
      }),
      timeToLive: "expires",
      owner: undefined,
    };
    expect(places(problemsIn(environmentWith(table)))).toEqual([
      'error tables["orders!"].owner',
      'error tables["orders!"].timeToLive',
      'error tables["orders!"].name',
      'warning tables["orders!"].globalSecondaryIndexes["by-status"].projection',
      'error tables["orders!"].accessPatterns["receipts of an account"].index',
      'error tables["orders!"].accessPatterns["receipts of an account"].peakPerSecond',
      'error tables["orders!"].accessPatterns["scan"].operation',
    ]);
  });

  test("what rules say of the environment and its deployments", () => {
    const capacity = {
      mode: "auto-scaled",
      read: { minimum: 9, maximum: 1 },
      write: { minimum: "1", maximum: 50_000 },
    };
    const environment = { ...environmentWith(aTable(), { capacity }), account: "1", stage: "staging" };
    expect(places(problemsIn(environment))).toEqual([
      "error test.stage",
      "error test.account",
      'error test.tables["orders"].capacity.write.minimum',
      'error test.tables["orders"].capacity.read.minimum',
      'error test.tables["orders"].capacity.write.maximum',
    ]);
  });

  test("other environments", () => {
    expect(places(problemsIn(5, { ...anEnvironment(), account: "1" }))).toEqual([
      "error environments[0]",
      "error test.account",
    ]);
  });
});

describe("what rules say of a part that could not be read", () => {
  test.each<[string, Loose]>([
    ["a wrong sort key leads to no complaint about conditions on it", { sortKey: "SK" }],
    ["wrong indexes lead to no complaint about patterns that read one", { globalSecondaryIndexes: "by-status" }],
    ["wrong patterns lead to no complaint about unread indexes", { accessPatterns: "none" }],
    ["a wrong partition key leads to no complaint about the patterns", { partitionKey: {} }],
    [
      "a wrong projection leads to no complaint about attributes",
      { globalSecondaryIndexes: [{ ...anIndexedTable().globalSecondaryIndexes?.[0], projection: { include: 5 } }] },
    ],
  ])("is dropped: %s", (_, overrides) => {
    const [first = "", ...rest] = Object.keys(overrides);
    expect(rest).toEqual([]);
    const problems = problemsIn(environmentWith({ ...anIndexedTable(), ...overrides }));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter(({ path }) => !path.startsWith(`tables["orders"].${first}`))).toEqual([]);
  });

  test("is dropped for deployments, which name the same part otherwise", () => {
    const table = { ...anIndexedTable(), globalSecondaryIndexes: "by-status" };
    const overrides = { indexes: { "by-status": { capacity: Capacity.onDemand() } } };
    expect(places(problemsIn(environmentWith(table, overrides)))).toEqual([
      'error tables["orders"].globalSecondaryIndexes',
    ]);
  });

  test("is not dropped where a sound text merely looks like a stand-in", () => {
    expect(problemsOfTable({ name: "\uE0DBunreadable 0\uE0DB" })).toHaveLength(1);
  });
});

test("places are named where they have a usable name, and numbered where not", () => {
  const unnamed = { ...anEnvironment(), name: "no good name", account: "1" };
  const table = { ...aTable(), name: undefined, accessPatterns: [{ ...aPattern(), name: 5, limit: 0 }] };
  expect(places(problemsIn(anEnvironment(), unnamed, environmentWith(table, { pointInTimeRecoveryDays: 0 })))).toEqual([
    "error tables[2].name",
    "error tables[2].accessPatterns[0].name",
    "error tables[2].accessPatterns[0].limit",
    "error environments[1].name",
    "error environments[1].account",
    "error environments[2].tables[0].pointInTimeRecoveryDays",
    "error environments[2].name",
    "error tables[1].name",
  ]);
});

test.each<[unknown, string]>([
  [undefined, "estate"],
  ["x", "estate"],
  [{}, "estate.environments"],
  [{ environments: {} }, "estate.environments"],
  [{ environments: [], more: 1 }, "estate.more"],
])("%j is reported at %s", (input, path) => {
  expect(validate(input).problems.map((problem) => problem.path)).toEqual([path]);
});

test("a deployment without table is reported as that, not as all that a table lacks", () => {
  expect(places(problemsIn({ ...anEnvironment(), tables: [{ capacity: Capacity.onDemand() }] }))).toEqual([
    "error test.tables[0].table",
  ]);
});

test("what is given is not changed", () => {
  const freeze = <T>(value: T): T => {
    if (typeof value === "object" && value !== null) Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  const given = freeze({
    environments: [anEnvironment(), { ...production(), owner: 1, tables: [{ table: { name: 1 } }] }],
  });
  expect(validate(given).problems.length).toBeGreaterThan(0);
});

test("every problem says what would be right, and cites public pages only", () => {
  const table = { ...aTable({ name: "a!" }), tags: { "aws:x": "y" }, accessPatterns: [{ ...aPattern(), limit: 0 }] };
  const problems: readonly Problem[] = problemsIn({ ...environmentWith(table), account: "1", region: "x" });
  expect(problems).toHaveLength(5);
  for (const { expected, message, source, path } of problems) {
    expect([expected, message, path].every((text) => text.length > 0)).toBe(true);
    expect(source).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|registry\.terraform\.io|developer\.hashicorp\.com)\//);
  }
});

test("paths are written as TypeScript would reach them", () => {
  expect(Path.of("prod").at("tables").element("orders").at("tags").at("cost/unit").toString()).toBe(
    'prod.tables["orders"].tags["cost/unit"]',
  );
});
