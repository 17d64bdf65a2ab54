import { Consumer, Grant } from "../consumer";
import { aDeployment, aTable, messages, places, problemsOfEnvironment } from "./fixtures";

const granted: Grant = { table: "orders", patterns: ["create receipt"] };
const shop = (overrides: { name?: string; grants?: readonly Grant[]; maximumSessionHours?: number } = {}) =>
  Consumer.ecsTask({ name: "shop", grants: [granted], ...overrides });
const problemsWith = (...consumers: readonly Consumer[]) => problemsOfEnvironment({ consumers });

describe("the name of a consumer", () => {
  test.each(["shop", "a1", "billing-run-2"])("may be %s", (name) => {
    expect(problemsWith(shop({ name }))).toEqual([]);
  });

  test.each(["Shop", "1shop", "shop-", "a--b", "a", "shop_1"])("is refused as %s", (name) => {
    expect(places(problemsWith(shop({ name })))).toEqual([`error test.consumers[${JSON.stringify(name)}].name`]);
  });

  test("has 64 characters at most, with the environment's", () => {
    expect(problemsWith(shop({ name: "s".repeat(59) }))).toEqual([]);
    expect(messages(problemsWith(shop({ name: "s".repeat(60) })))).toEqual([
      "With the prefix of the environment the name of the role is too long.",
    ]);
  });

  test.each(["analyst", "operator", "break-glass", "forensic-reader"])("is not that of the ready role %s", (name) => {
    expect(messages(problemsWith(shop({ name })))).toEqual(["One of the ready roles has this name."]);
  });

  test.each(["cache-orders", "dynamodb-vpc-flow-logs", "backup-x"])("is not that of a service's role: %s", (name) => {
    expect(messages(problemsWith(shop({ name })))).toEqual(["Roles of AWS services have names that begin like this."]);
  });

  test("is given once", () => {
    expect(places(problemsWith(shop(), shop()))).toHaveLength(1);
  });
});

test.each([
  [1, 0],
  [12, 0],
  [0, 1],
  [13, 1],
  [1.5, 1],
])("a session of %d hours has %d problems", (maximumSessionHours, count) => {
  const expected = Array.from({ length: count }, () => 'error test.consumers["shop"].maximumSessionHours');
  expect(places(problemsWith(shop({ maximumSessionHours })))).toEqual(expected);
});

describe("a grant", () => {
  const AT = 'test.consumers["shop"].grants';

  test("names a table of the environment, and synth helps with the name", () => {
    expect(problemsWith(shop({ grants: [{ ...granted, table: "order" }] }))).toMatchObject([
      { path: `${AT}[0].table`, received: "order", expected: '"orders"; did you mean "orders"?' },
    ]);
  });

  test("names access patterns of the table, and synth helps with the name", () => {
    expect(problemsWith(shop({ grants: [{ ...granted, patterns: ["create receipts"] }] }))).toMatchObject([
      {
        path: `${AT}[0].patterns[0]`,
        received: "create receipts",
        expected: expect.stringContaining("create receipt") as string,
      },
    ]);
  });

  test("names some patterns, each once", () => {
    expect(places(problemsWith(shop({ grants: [{ ...granted, patterns: [] }] })))).toEqual([`error ${AT}[0].patterns`]);
    const twice = { ...granted, patterns: ["create receipt", "create receipt"] };
    expect(places(problemsWith(shop({ grants: [twice] })))).toEqual([`error ${AT}[0].patterns[1]`]);
  });

  test("is there", () => {
    expect(places(problemsWith(shop({ grants: [] })))).toEqual([`error ${AT}`]);
  });

  test("of several tables is judged table by table", () => {
    const tables = [aDeployment(), aDeployment({ table: aTable({ name: "returns" }) })];
    const grants = [granted, { ...granted, table: "returns" }];
    expect(problemsOfEnvironment({ tables, consumers: [shop({ grants })] })).toEqual([]);
  });
});

test("every mistake of every consumer is named at once", () => {
  const wrong = shop({ name: "Shop", grants: [{ table: "order", patterns: ["x"] }], maximumSessionHours: 99 });
  expect(places(problemsWith(wrong, shop({ grants: [] })))).toEqual([
    'error test.consumers["Shop"].name',
    'error test.consumers["Shop"].maximumSessionHours',
    'error test.consumers["Shop"].grants[0].table',
    'error test.consumers["shop"].grants',
  ]);
});
