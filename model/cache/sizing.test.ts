import fc from "fast-check";
import { CacheLoad } from "./load";
import { readNodeType } from "./node-types/node-type";
import { availableRequests, normalizedRequests, remedies, requiredRequests } from "./sizing";

const type = (name: string) => {
  const nodeType = readNodeType(name);
  if (!nodeType) throw new Error(name);
  return nodeType;
};

/** The guide's own example: 50,000 hits, 1,000 misses and 100 writes a second of 2 KB, on three nodes. */
const GUIDE: CacheLoad = { hits: 100_000, misses: 2_000, writes: 200 };

test("the guide's example comes out as in the guide", () => {
  expect(normalizedRequests(GUIDE, 3)).toBe(135_000);
  expect(requiredRequests(GUIDE, 3)).toBe(202_500);
  expect(availableRequests(type("dax.r5.large"), 3)).toBe(225_000);
});

test("of many nodes, a lost one weighs less than peaks; of one, nothing is left to lose", () => {
  const reads = { hits: 1000, misses: 0, writes: 0 };
  expect([1, 2, 3, 4, 11].map((nodes) => Math.round(requiredRequests(reads, nodes)))).toEqual([
    1430, 2000, 1500, 1430, 1430,
  ]);
});

test("a cluster takes 40,000 writes of 1 KB a second, however many nodes it has", () => {
  const writes = { hits: 0, misses: 0, writes: 40_000 };
  for (const nodes of [1, 3, 11]) {
    expect(normalizedRequests(writes, nodes)).toBe(availableRequests(type("dax.r5.8xlarge"), nodes));
  }
});

test("more nodes and larger nodes are proposed where each would do", () => {
  expect(remedies({ hits: 200_000, misses: 0, writes: 0 }, type("dax.r7i.large"), 3, "eu-west-1")).toEqual([
    { nodeType: "dax.r7i.large", nodes: 4 },
    { nodeType: "dax.r7i.xlarge", nodes: 3 },
  ]);
  // Every node has to take every write: more of them do not help.
  expect(remedies({ hits: 0, misses: 0, writes: 5_000 }, type("dax.r7i.large"), 3, "eu-west-1")).toEqual([
    { nodeType: "dax.r7i.2xlarge", nodes: 3 },
  ]);
  expect(remedies({ hits: 0, misses: 0, writes: 50_000 }, type("dax.r7i.large"), 3, "eu-west-1")).toEqual([]);
});

test("a remedy carries the load, is within AWS's limits, and is the smallest of its kind", () => {
  const load = fc.record({
    hits: fc.nat(2_000_000),
    misses: fc.nat(100_000),
    writes: fc.nat(20_000),
  });
  fc.assert(
    fc.property(load, fc.constantFrom(1, 3, 5, 11), (asked, nodes) => {
      const current = type("dax.r7i.large");
      for (const remedy of remedies(asked, current, nodes, "eu-west-1")) {
        const available = availableRequests(type(remedy.nodeType), remedy.nodes) ?? 0;
        expect(requiredRequests(asked, remedy.nodes)).toBeLessThanOrEqual(available);
        expect(remedy.nodes).toBeLessThanOrEqual(11);
        expect(remedy.nodes).not.toBe(2);
      }
    }),
  );
});

test("more load never needs less", () => {
  const load = fc.record({ hits: fc.nat(1e6), misses: fc.nat(1e5), writes: fc.nat(1e4) });
  fc.assert(
    fc.property(load, load, fc.integer({ min: 1, max: 11 }), (one, more, nodes) => {
      const both = { hits: one.hits + more.hits, misses: one.misses + more.misses, writes: one.writes + more.writes };
      expect(requiredRequests(both, nodes)).toBeGreaterThanOrEqual(requiredRequests(one, nodes));
    }),
  );
});
