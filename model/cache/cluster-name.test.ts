import fc from "fast-check";
import { clusterName, RESERVED_WORDS } from "./cluster-name";

test.each([
  ["prod", "complaints", "prod-complaints"],
  ["dev", "a", "dev-a"],
  ["prod", "exactly-20-long", "prod-exactly-20-long"],
])("%s with %s is written out: %s", (environment, cache, expected) => {
  expect(clusterName(environment, cache)).toBe(expected);
});

/** Another name is another cluster: what these give must never change. */
test.each([
  ["prod", "recurring-payments", "prod-recurrin-1bb747"],
  ["production-frankfurt", "complaints", "produc-compla-dc6f89"],
  ["production-frankfurt", "a", "production-a-3674ea"],
  ["prod", "sudoku", "prod-ku-e1b699"],
  ["grep", "sudo", "dax-0f6fae"],
])("%s with %s is shortened to %s", (environment, cache, expected) => {
  expect(clusterName(environment, cache)).toBe(expected);
});

/** Names as validation lets them through, often with the words that AWS takes nowhere. */
const name = (longest: number) =>
  fc
    .array(fc.oneof(fc.stringMatching(/^[a-z0-9]{1,6}$/), fc.constantFrom("sudo", "grep", "su", "do", "prod")), {
      minLength: 1,
      maxLength: 6,
    })
    .chain((words) => fc.constantFrom(words.join("-"), words.join("")))
    .filter((text) => /^[a-z]/.test(text) && text.length <= longest);

const names = fc.tuple(
  name(20).filter((text) => text.length >= 2),
  name(30),
);

test("every name is one that AWS takes", () => {
  fc.assert(
    fc.property(names, ([environment, cache]) => {
      const found = clusterName(environment, cache);
      expect(found).toMatch(/^(?!.*--)[a-z](?:[a-z0-9-]{0,18}[a-z0-9])?$/);
      expect(RESERVED_WORDS.filter((word) => found.includes(word))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("different caches never share a name, and the same cache always has the same", () => {
  fc.assert(
    fc.property(fc.uniqueArray(names, { selector: (pair) => pair.join("-"), maxLength: 50 }), (pairs) => {
      const found = pairs.map(([environment, cache]) => clusterName(environment, cache));
      expect(new Set(found).size).toBe(pairs.length);
      expect(pairs.map(([environment, cache]) => clusterName(environment, cache))).toEqual(found);
    }),
  );
});

test("a shortened name begins as the environment does and holds the beginning of the cache's name", () => {
  fc.assert(
    fc.property(names, ([environment, cache]) => {
      fc.pre(RESERVED_WORDS.every((word) => !`${environment}-${cache}`.includes(word)));
      const found = clusterName(environment, cache);
      expect(found.startsWith(environment.slice(0, 3))).toBe(true);
      expect(found).toContain(`-${cache.slice(0, 4)}`.replace(/-+$/, ""));
    }),
  );
});
