import { Consumer } from "../consumer";
import { Table } from "../table";
import { aCache, NETWORK } from "./caches/fixtures";
import { aDeployment, aPattern, aTable, createReceipt, messages, places, problemsOfEnvironment } from "./fixtures";

const AT = 'test.consumers["shop"].caches';

function problemsWith(caches: readonly string[], table: Partial<Table> = {}, served: readonly string[] = ["orders"]) {
  return problemsOfEnvironment({
    network: NETWORK,
    tables: [aDeployment({ table: aTable(table) }), aDeployment({ table: aTable({ name: "returns" }) })],
    caches: [aCache({ tables: served })],
    consumers: [
      Consumer.ecsTask({
        name: "shop",
        caches,
        grants: [{ table: "orders", patterns: ["receipts of an account", "create receipt"] }],
      }),
    ],
  });
}

test("a consumer may call a cache in front of tables that it is granted", () => {
  expect(problemsWith(["orders"])).toEqual([]);
  expect(problemsWith([])).toEqual([]);
});

test("the cache exists, and is named once", () => {
  expect(problemsWith(["order"])).toMatchObject([
    { path: `${AT}[0]`, received: "order", expected: '"orders"; did you mean "orders"?' },
  ]);
  expect(places(problemsWith(["orders", "orders"]))).toEqual([`error ${AT}[1]`]);
});

test("without caches there is none to call", () => {
  const consumers = [
    Consumer.ecsTask({ name: "shop", caches: ["orders"], grants: [{ table: "orders", patterns: ["create receipt"] }] }),
  ];
  expect(problemsOfEnvironment({ consumers })).toMatchObject([{ path: `${AT}[0]`, expected: "no cache" }]);
});

test("a cache that would show it a table that it is not granted is refused", () => {
  expect(messages(problemsWith(["orders"], {}, ["orders", "returns"]))).toEqual([
    'Through the cache it could read the table "returns", of which it is granted nothing.',
  ]);
});

describe("sensitive attributes behind a cache", () => {
  const limited = (...returns: string[]) => ({
    sensitiveAttributes: ["card"],
    accessPatterns: [aPattern({ returns }), { ...createReceipt, writes: ["total"] }],
    sampleItems: [{ PK: { S: "ACC#1" }, SK: { S: "REC#1" }, card: { S: "1" } }],
  });

  test("that none of its patterns return are warned of", () => {
    expect(problemsWith(["orders"], limited("total"))).toMatchObject([
      { severity: "warning", path: `${AT}[0]`, received: ["card"] },
    ]);
  });

  test("that it reads anyway are no matter", () => {
    expect(problemsWith(["orders"], limited("total", "card"))).toEqual([]);
    expect(problemsWith(["orders"], { ...limited(), accessPatterns: [aPattern(), createReceipt] })).toEqual([]);
  });
});
