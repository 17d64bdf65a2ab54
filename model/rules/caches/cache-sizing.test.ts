import { AccessPattern } from "../../access-pattern";
import { aDeployment, aPattern, aTable, places } from "../fixtures";
import { CACHE, IN_PRODUCTION, problemsInProduction, problemsOfCache } from "./fixtures";

/** Deploys a table whose reads and writes are these, without limits of its own. */
const busy = (...accessPatterns: readonly Partial<AccessPattern>[]) => ({
  tables: [aDeployment({ table: aTable({ accessPatterns: accessPatterns.map((pattern) => aPattern(pattern)) }) })],
});

const READS = { operation: "Query", itemSizeBytes: 1024 } as const;

test.each([0, 0.5, 1])("a hit ratio of %d is taken", (expectedHitRatio) => {
  expect(problemsOfCache({ expectedHitRatio })).toEqual([]);
});

test.each([-0.1, 1.1, 95])("a hit ratio of %d is refused", (expectedHitRatio) => {
  expect(places(problemsOfCache({ expectedHitRatio }))).toEqual([`error ${CACHE}.expectedHitRatio`]);
});

test("a load that just fits the cluster is taken, and one request more is not", () => {
  // Three nodes of 75,000, of which one may be lost: 150,000 hits of 1 KB.
  const at = (peakPerSecond: number) =>
    problemsInProduction({ expectedHitRatio: 1 }, busy({ ...READS, peakPerSecond }));
  expect(at(150_000)).toEqual([]);
  expect(at(150_001)).toEqual([
    expect.objectContaining({
      severity: "error",
      path: IN_PRODUCTION,
      message: expect.stringContaining("need 225,002 normalized requests a second") as string,
      received: "3 × dax.r7i.large: 225,000",
      expected: "4 nodes of dax.r7i.large or 3 nodes of dax.r7i.xlarge, or lower peaks",
    }),
  ]);
});

test("outside of production the same is said, and not refused", () => {
  const problems = problemsOfCache({ expectedHitRatio: 1 }, busy({ ...READS, peakPerSecond: 200_000 }));
  expect(places(problems)).toEqual([`warning ${CACHE}`]);
});

test("misses weigh ten times as much, and writes count when they go through the cluster", () => {
  const load = busy({ ...READS, peakPerSecond: 15_001 });
  expect(problemsInProduction({ expectedHitRatio: 0.9 }, load)).toEqual([]);
  expect(places(problemsInProduction({ expectedHitRatio: 0 }, load))).toEqual([`error ${IN_PRODUCTION}`]);
  const put = { ...aPattern(), name: "create", operation: "PutItem" } as const;
  const writes = busy(
    { ...READS, peakPerSecond: 1 },
    { ...put, key: put.key.map((each) => ({ ...each, operator: "=" as const })), peakPerSecond: 3_000 },
  );
  expect(problemsInProduction({}, writes)).toEqual([]);
  const problems = problemsInProduction({ writeThrough: true }, writes);
  expect(places(problems)).toEqual([`error ${IN_PRODUCTION}`]);
  expect(problems[0]?.expected).toBe("3 nodes of dax.r7i.xlarge, or lower peaks");
});

test("what no cluster carries is split", () => {
  const problems = problemsInProduction({ expectedHitRatio: 0 }, busy({ ...READS, peakPerSecond: 2_000_000 }));
  expect(problems[0]?.expected).toBe("several caches, each for some of the tables, or lower peaks");
});

test("nothing is said of burstable nodes, for which AWS gives no figure", () => {
  const load = busy({ ...READS, peakPerSecond: 2_000_000 });
  expect(problemsOfCache({}, { ...load, stage: "development" })).toEqual([]);
});
