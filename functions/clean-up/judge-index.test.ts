import fc from "fast-check";
import { startOf } from "./days";
import { aFoundTable, anIndex, CRITERIA, sums, TODAY, withDays, zeros } from "./fixtures";
import { judgeIndex } from "./judge-index";
import { estimate, monthlyCostOfIdleTable, monthlyCostOfIndex } from "./monthly-cost";
import { DailySums } from "./usage";

function judge(reads: DailySums, writes: DailySums, table = aFoundTable(), index = anIndex(), unasked: string[] = []) {
  return judgeIndex(table, index, [{ region: "eu-west-1", reads, writes }], unasked, CRITERIA);
}

describe("an index", () => {
  test("that is written and never read is unused, with what it costs", () => {
    const judged = judge(zeros(400), sums(1000, 400));
    expect(judged).toMatchObject({
      index: "by-state",
      verdict: "unused",
      reason: "Not read from 2026-08-19 to 2026-11-26.",
    });
    // 1,000 writes a day on demand, and 2 GB.
    expect(judged.monthlyCost).toBeCloseTo(1000 * 0.625e-6 * (730 / 24) + 2 * 0.25, 10);
  });

  test.each([1, 50, 100])("that was read %d days ago is used", (back) => {
    expect(judge(withDays(zeros(400), { [TODAY - back]: 0.5 }), zeros(400)).verdict).toBe("read");
  });

  test("that was read before the window is unused", () => {
    expect(judge(withDays(zeros(400), { [TODAY - 101]: 3 }), zeros(400)).verdict).toBe("unused");
  });

  test("that is new on an old table is not judged: its samples do not fill the window", () => {
    expect(judge(zeros(80), sums(5, 80))).toMatchObject({
      verdict: "cannot tell",
      reason: "No samples of the index in eu-west-1 for 20 of 100 days: it may be new.",
    });
  });

  test("of a young table is too young", () => {
    expect(judge(zeros(50), zeros(50), aFoundTable({ created: startOf(TODAY - 50) })).verdict).toBe("too young");
  });

  test("may be read in another Region", () => {
    const here = { region: "eu-west-1", reads: zeros(400), writes: zeros(400) };
    const there = (reads: DailySums) => ({ region: "us-east-1", reads, writes: zeros(400) });
    const of = (reads: DailySums) => judgeIndex(aFoundTable(), anIndex(), [here, there(reads)], [], CRITERIA).verdict;
    expect(of(withDays(zeros(400), { [TODAY - 9]: 1 }))).toBe("read");
    expect(of(zeros(400))).toBe("unused");
    expect(judge(zeros(400), zeros(400), aFoundTable(), anIndex(), ["sa-east-1"]).verdict).toBe("cannot tell");
  });

  test("is unused only where nothing was ever read in the window, whatever the writes", () => {
    const day = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(
        fc.array(day, { maxLength: 3 }),
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 300, maxLength: 300 }),
        (read, writes) => {
          const reads = withDays(zeros(300), Object.fromEntries(read.map((back) => [TODAY - back, 1])));
          const verdict = judge(reads, new Map(writes.map((value, back) => [TODAY - 1 - back, value]))).verdict;
          return verdict === (read.some((back) => back <= 100) ? "read" : "unused");
        },
      ),
    );
  });
});

describe("what it costs", () => {
  const none = { read: 0, write: 0, days: 100 };

  test("is its provisioned units and storage", () => {
    const index = anIndex({ provisioned: { read: 10, write: 20 }, bytes: 4e9 });
    expect(monthlyCostOfIndex(aFoundTable(), index, none)).toBeCloseTo((10 * 0.00013 + 20 * 0.00065) * 730 + 1, 10);
  });

  test("is cheaper to keep and dearer to write in the other table class", () => {
    const table = aFoundTable({ tableClass: "STANDARD_INFREQUENT_ACCESS" });
    const index = anIndex({ provisioned: { read: 0, write: 100 }, bytes: 10e9 });
    expect(monthlyCostOfIndex(table, index, none)).toBeCloseTo(100 * 0.00065 * 730 * 1.25 + 1, 10);
  });

  test("of an idle table is that of all its parts", () => {
    const provisioned = { read: 1, write: 1 };
    const table = aFoundTable({ provisioned, bytes: 1e9, indexes: [anIndex({ provisioned, bytes: 1e9 })] });
    expect(monthlyCostOfIdleTable(table)).toBeCloseTo(2 * (0.00078 * 730 + 0.25), 10);
    expect(monthlyCostOfIdleTable(aFoundTable({ bytes: 0 }))).toBe(0);
  });

  test("grows with every part of it", () => {
    const units = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(
        units,
        units,
        fc.integer({ min: 0, max: 1e13 }),
        fc.integer({ min: 1, max: 1000 }),
        (read, write, bytes, more) => {
          const of = (r: number, w: number, b: number) =>
            monthlyCostOfIndex(aFoundTable(), anIndex({ provisioned: { read: r, write: w }, bytes: b }), none);
          const base = of(read, write, bytes);
          return (
            of(read + more, write, bytes) > base &&
            of(read, write + more, bytes) > base &&
            of(read, write, bytes + more * 1e6) > base
          );
        },
      ),
    );
  });

  test.each([
    [0, "about USD 0.00 a month (estimate, prices of us-east-1 of 2026-10-03)"],
    [0.001, "under USD 0.01 a month (estimate, prices of us-east-1 of 2026-10-03)"],
    [12.3, "about USD 12.30 a month (estimate, prices of us-east-1 of 2026-10-03)"],
    [12345.6, "about USD 12,346 a month (estimate, prices of us-east-1 of 2026-10-03)"],
  ])("is written with where and when its prices are of: %d", (dollars, text) => {
    expect(estimate(dollars)).toBe(text);
  });
});
