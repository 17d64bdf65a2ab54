import { WithConsumers } from "../../cache/row-level";
import { Environment } from "../../environment";
import { Path, Reporter } from "../../problem";
import { anEnvironment, aPattern, aTable, createReceipt, aDeployment, messages, places } from "../fixtures";
import { cachesOf } from "./cache-rule";
import { noRowLevelAccess } from "./cache-tables";
import { aCache, CACHE, NETWORK, problemsOfCache } from "./fixtures";

describe("served tables", () => {
  test("are deployed in the environment", () => {
    const problems = problemsOfCache({ tables: ["order"] });
    expect(places(problems)).toEqual([`error ${CACHE}.tables[0]`]);
    expect(problems[0]?.expected).toBe('"orders"; did you mean "orders"?');
  });

  test("are some, each once", () => {
    expect(places(problemsOfCache({ tables: [] }))).toEqual([`error ${CACHE}.tables`]);
    expect(places(problemsOfCache({ tables: ["orders", "orders"] }))).toEqual([`error ${CACHE}.tables[1]`]);
  });

  test("may be served by two clusters, while clients move from one to the other", () => {
    expect(problemsOfCache({}, { caches: [aCache(), aCache({ name: "orders-2" })] })).toEqual([]);
  });

  test.each([
    ["written only", [createReceipt]],
    ["read with strong consistency only", [aPattern({ consistency: "strong" }), createReceipt]],
  ])("that are %s are warned of", (_, accessPatterns) => {
    const tables = [aDeployment({ table: aTable({ accessPatterns }) })];
    const problems = problemsOfCache({}, { tables });
    expect(places(problems)).toEqual([`warning ${CACHE}.tables[0]`]);
    expect(messages(problems)[0]).toContain("nothing of it is cached");
  });
});

describe("a table with row-level access", () => {
  const found = (consumers: WithConsumers["consumers"]) => {
    const environment: WithConsumers & Environment = {
      ...anEnvironment({ network: NETWORK, caches: [aCache()] }),
      consumers,
    };
    const reporter = new Reporter();
    for (const cache of cachesOf(environment, Path.of("test"))) noRowLevelAccess(cache, reporter);
    return reporter.problems;
  };

  test("is refused behind a cluster, which shows everybody everything", () => {
    const problems = found([{ grants: [{ table: "orders", rows: { by: "fixed-prefix", prefix: "ACC#1#" } }] }]);
    expect(places(problems)).toEqual([`error ${CACHE}.tables[0]`]);
    expect(problems[0]).toMatchObject({
      received: "orders",
      expected: expect.stringContaining("DAX does not enforce dynamodb:LeadingKeys") as string,
      source: expect.stringContaining("DAX.access-control") as string,
    });
  });

  test("that is another one is no matter, nor is a grant of the whole table", () => {
    expect(
      found([{ grants: [{ table: "sessions", rows: { by: "fixed-prefix", prefix: "ACC#1#" } }, { table: "orders" }] }]),
    ).toEqual([]);
  });
});
