import { Consumer, Grant } from "../../consumer";
import { RowAccess, Rows } from "../../row-access";
import { aPattern, aTable, createReceipt, aDeployment, messages, places } from "../fixtures";
import { aCache, CACHE, problemsOfCache } from "./fixtures";

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
  const tables = [aDeployment(), aDeployment({ table: aTable({ name: "sessions" }) })];
  const grant = (table: string, rows?: RowAccess): Grant => ({ table, patterns: ["create receipt"], rows });
  const problemsWith = (...grants: readonly Grant[]) =>
    problemsOfCache({}, { tables, consumers: [Consumer.ecsTask({ name: "shop", grants })] });
  const own = Rows.fixedPrefix("ACC#1");

  test("is refused behind a cluster, which shows everybody everything", () => {
    const problems = problemsWith(grant("orders", own));
    expect(places(problems)).toEqual([`error ${CACHE}.tables[0]`]);
    expect(problems[0]).toMatchObject({
      received: "orders",
      expected: expect.stringContaining("DAX does not enforce dynamodb:LeadingKeys") as string,
      source: expect.stringContaining("DAX.access-control") as string,
    });
  });

  test("that is another one is no matter, nor is a grant of the whole table", () => {
    expect(problemsWith(grant("sessions", own), grant("orders"))).toEqual([]);
  });
});
