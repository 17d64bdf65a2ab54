import { Key } from "../attribute";
import { AccessPattern } from "../access-pattern";
import { GlobalSecondaryIndex, Projection } from "../table";
import { byStatus, createReceipt, messages, places, problemsOfTable, receiptsByStatus } from "./fixtures";

const names = (count: number, prefix = "attribute") =>
  Array.from({ length: count }, (_, position) => `${prefix}-${position}`);
const INDEX = 'tables["orders"].globalSecondaryIndexes["by-status"]';

const projecting = (projection: Projection, pattern: Partial<AccessPattern> = { returns: [] }) =>
  problemsOfTable({
    globalSecondaryIndexes: [{ ...byStatus, projection }],
    accessPatterns: [createReceipt, { ...receiptsByStatus, ...pattern }],
  });

test("an index includes 1 to 20 attributes", () => {
  expect(projecting({ include: names(1) })).toEqual([]);
  expect(projecting({ include: names(20) })).toEqual([]);
  expect(places(projecting({ include: [] }))).toEqual([`error ${INDEX}.projection.include`]);
  expect(places(projecting({ include: names(21) }))).toEqual([`error ${INDEX}.projection.include`]);
});

test("an included attribute is named once and properly", () => {
  expect(places(projecting({ include: ["a", "b", "a"] }))).toEqual([`error ${INDEX}.projection.include[2]`]);
  expect(places(projecting({ include: ["", "b"] }))).toEqual([`error ${INDEX}.projection.include[0]`]);
  expect(places(projecting({ include: ["x".repeat(256)] }))).toEqual([`error ${INDEX}.projection.include[0]`]);
});

test.each(["PK", "SK", "status"])("including the key attribute %s is warned of", (name) => {
  expect(places(projecting({ include: ["a", name] }))).toEqual([`warning ${INDEX}.projection.include[1]`]);
});

test("all indexes together include up to 100 attributes; an index with all attributes does not count", () => {
  const indexes = (sizes: readonly number[]): GlobalSecondaryIndex[] =>
    sizes.map((size, position) => ({
      name: `index-${position}`,
      partitionKey: Key.string("status"),
      projection: size === 0 ? "all" : { include: names(size) },
    }));
  const problems = (sizes: readonly number[]) =>
    problemsOfTable({
      globalSecondaryIndexes: indexes(sizes),
      accessPatterns: [
        createReceipt,
        ...sizes.map((_, position) => ({
          ...receiptsByStatus,
          name: `${position}`,
          index: `index-${position}`,
          returns: [],
        })),
      ],
    });
  expect(problems([20, 20, 20, 20, 20, 0])).toEqual([]);
  expect(problems([20, 20, 20, 20, 20, 1])).toEqual([
    expect.objectContaining({ severity: "error", path: 'tables["orders"]', received: 101 }),
  ]);
});

test("a derived projection that needs more than 20 attributes is warned of", () => {
  expect(projecting("access-patterns", { returns: names(20) })).toEqual([]);
  const problems = projecting("access-patterns", { returns: names(21) });
  expect(places(problems)).toEqual([`warning ${INDEX}.projection`]);
  expect(problems[0]?.received).toBe(21);
});

test("a derived projection of all attributes is meant where a pattern returns all", () => {
  expect(messages(projecting("access-patterns", { returns: "all" }))).toEqual([]);
});
