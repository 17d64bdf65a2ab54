import fc from "fast-check";
import { AccessPattern } from "./access-pattern";
import { Key } from "./attribute";
import { equals } from "./condition";
import { projectionOf } from "./projection";
import { aPattern, aTable } from "./rules/fixtures";
import { Projection } from "./table";

const INDEX = { name: "by-state", partitionKey: Key.string("state"), sortKey: Key.string("placed") };

function project(projection: Projection, ...patterns: readonly Partial<AccessPattern>[]) {
  const index = { ...INDEX, projection };
  const accessPatterns = patterns.map((pattern) => aPattern({ index: "by-state", key: [], ...pattern }));
  return projectionOf(aTable({ globalSecondaryIndexes: [index], accessPatterns }), index);
}

test("what is written out is taken, without key attributes and repetitions, sorted", () => {
  expect(project("all")).toEqual({ type: "ALL", nonKeyAttributes: [] });
  expect(project("keys-only")).toEqual({ type: "KEYS_ONLY", nonKeyAttributes: [] });
  expect(project({ include: ["total", "PK", "state", "amount", "total"] })).toEqual({
    type: "INCLUDE",
    nonKeyAttributes: ["amount", "total"],
  });
  expect(project({ include: ["SK", "placed"] })).toEqual({ type: "KEYS_ONLY", nonKeyAttributes: [] });
});

test("derived: what the patterns return and filter on, of the patterns that read this index", () => {
  const filter = [equals("open", "{open}")];
  expect(
    project(
      "access-patterns",
      { returns: ["total", "PK"], filter },
      { returns: ["amount"] },
      { returns: ["unrelated"], index: "another" },
    ),
  ).toEqual({ type: "INCLUDE", nonKeyAttributes: ["amount", "open", "total"] });
});

test("derived: everything where a pattern returns everything, keys only where none needs more", () => {
  expect(project("access-patterns", { returns: ["total"] }, { returns: "all" }).type).toBe("ALL");
  expect(project("access-patterns", {}).type).toBe("ALL");
  expect(project("access-patterns", { returns: ["PK", "state"] }).type).toBe("KEYS_ONLY");
});

test("derived: everything where the names are more than an index may include", () => {
  const names = Array.from({ length: 21 }, (_, position) => `a${position}`);
  expect(project("access-patterns", { returns: names.slice(0, 20) }).type).toBe("INCLUDE");
  expect(project("access-patterns", { returns: names }).type).toBe("ALL");
});

test("derived projections do not depend on the order of patterns or names", () => {
  const returns = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "PK", "state"));
  fc.assert(
    fc.property(fc.array(returns, { minLength: 1 }), (lists) => {
      const forward = project("access-patterns", ...lists.map((each) => ({ returns: each })));
      const backward = project("access-patterns", ...lists.map((each) => ({ returns: [...each].reverse() })).reverse());
      expect(backward).toEqual(forward);
    }),
  );
});
