import {
  aPattern,
  aTable,
  byStatus,
  createReceipt,
  messages,
  places,
  problemsOfEnvironment,
  problemsOfTable,
} from "./fixtures";
import { aDeployment, receiptsByStatus } from "./fixtures";

describe("names of tables", () => {
  test.each(["a", "orders", "Orders_2.v-1", "x".repeat(200)])("%s is a name", (name) => {
    expect(problemsOfTable({ name })).toEqual([]);
  });

  test.each(["", "orders!", "bücher", "a b", "x".repeat(256)])("%s is refused", (name) => {
    const problems = problemsOfTable({ name });
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
      ["error", "The name of the table is malformed."],
    ]);
    expect(problems[0]).toMatchObject({
      received: name,
      source: expect.stringContaining("Constraints.html") as string,
    });
  });

  test("the prefix of the environment counts", () => {
    const tables = [aDeployment({ table: aTable({ name: "x".repeat(251) }) })];
    expect(problemsOfEnvironment({ name: "dev", tables })).toEqual([]);
    expect(messages(problemsOfEnvironment({ name: "deve", tables }))).toEqual([
      "With the prefix of the environment the name of the table is too long.",
    ]);
  });

  test("what AWS Backup calls the tables that it restores in tests is no name of ours", () => {
    const named = (name: string) =>
      problemsOfEnvironment({ name: "awsbackup", tables: [aDeployment({ table: aTable({ name }) })] });
    expect(named("restore")).toEqual([]);
    expect(places(named("restore-tests"))).toEqual(['error awsbackup.tables["restore-tests"].table.name']);
    expect(problemsOfTable({ name: "awsbackup-restore-test-1" })).toEqual([]);
  });
});

describe("names of indexes", () => {
  const named = (name: string) =>
    problemsOfTable({
      globalSecondaryIndexes: [{ ...byStatus, name }],
      accessPatterns: [createReceipt, { ...receiptsByStatus, index: name }],
    });

  test.each(["GSI", "by.status-2_x", "x".repeat(255)])("%s is a name", (name) => {
    expect(named(name)).toEqual([]);
  });

  test.each(["ix", "by status", "x".repeat(256)])("%s is refused", (name) => {
    expect(messages(named(name))).toEqual(["The name of the index is malformed."]);
  });

  test("a local and a global index do not share a name", () => {
    const local = { name: "by-status", sortKey: { name: "total", type: "N" }, projection: "all" } as const;
    const problems = problemsOfTable({
      globalSecondaryIndexes: [byStatus],
      localSecondaryIndexes: [local],
      accessPatterns: [createReceipt, receiptsByStatus],
    });
    expect(places(problems)).toEqual(['error tables["orders"].localSecondaryIndexes["by-status"].name']);
    expect(problems[0]?.message).toContain('tables["orders"].globalSecondaryIndexes["by-status"]');
  });
});

describe("names of access patterns", () => {
  test("two patterns of one name are refused at the second, which goes by its position", () => {
    expect(places(problemsOfTable({ accessPatterns: [aPattern(), createReceipt, aPattern()] }))).toEqual([
      'error tables["orders"].accessPatterns[2].name',
    ]);
  });

  test("a blank name is refused", () => {
    expect(messages(problemsOfTable({ accessPatterns: [aPattern({ name: " " })] }))).toEqual([
      "The name of the access pattern is malformed.",
    ]);
  });
});
