import fc from "fast-check";
import { Day, startOf } from "./days";
import { aFoundTable, ALONE, anIndex, CRITERIA, measured, sums, TODAY, withDays, zeros } from "./fixtures";
import { Circumstances, Criteria, judgeTable, Measurements } from "./judge-table";
import { DailySums } from "./usage";

const IDLE: Measurements = { regions: [measured(zeros(400), zeros(400))], unasked: [] };

function judge(
  measurements: Measurements = IDLE,
  circumstances: Partial<Circumstances> = {},
  table = aFoundTable(),
  criteria: Criteria = CRITERIA,
) {
  return judgeTable(table, measurements, { ...ALONE, ...circumstances }, criteria);
}

const of = (reads: DailySums, writes: DailySums = zeros(400)): Measurements => ({
  regions: [measured(reads, writes)],
  unasked: [],
});

describe("a table that is idle all the time", () => {
  test("is abandoned, with what it holds", () => {
    expect(judge()).toEqual({
      verdict: "abandoned",
      reason: "No use from 2026-08-19 to 2026-11-26. It has 1,234 items and 5 GB.",
    });
  });

  test("says what else hangs on it", () => {
    const table = aFoundTable({
      indexes: [anIndex(), anIndex({ name: "by-day" })],
      streamLabel: "2026-01-01T00:00:00.000",
    });
    expect(judge(IDLE, {}, table).reason).toContain("9 GB, 2 indexes and a stream that nobody reads.");
  });

  test("is in use when its changes go elsewhere, or when it is exported", () => {
    expect(judge(IDLE, { kinesisStreams: ["audit"] })).toEqual({
      verdict: "in use",
      reason: "Its changes go to audit.",
    });
    expect(judge(IDLE, { exports: 2 })).toEqual({
      verdict: "in use",
      reason: "It was exported to S3 in the last 90 days: 2 exports.",
    });
  });

  test.each([
    ["for ever", "the auditors want it until 2030", "kept"],
    ["without a reason", "", "kept"],
    ["until a day to come", "2026-11-28", "kept"],
    ["until the end of today", "2026-11-27", "kept"],
    ["until yesterday", "2026-11-26", "abandoned"],
    ["until a day that there never was", "2026-02-30", "kept"],
  ])("is kept by its tag %s", (_, keep, verdict) => {
    expect(judge(IDLE, { tags: { keep } }).verdict).toBe(verdict);
  });

  test("is not kept by another tag", () => {
    expect(judge(IDLE, { tags: { keeper: "x", Keep: "x" } }).verdict).toBe("abandoned");
  });
});

describe("use", () => {
  test.each([
    ["yesterday", 1],
    ["on the first day of the window", 100],
    ["today, which is not over", 0],
  ])("%s keeps a table in use", (_, back) => {
    expect(judge(of(withDays(zeros(400), { [TODAY - back]: 0.5 }))).verdict).toBe("in use");
    expect(judge(of(zeros(400), withDays(zeros(400), { [TODAY - back]: 1 }))).verdict).toBe("in use");
  });

  test("before the window does not", () => {
    expect(judge(of(withDays(zeros(400), { [TODAY - 101]: 7 }))).verdict).toBe("abandoned");
  });

  test("of an index alone is use of the table", () => {
    const region = measured(zeros(400), zeros(400));
    const index = { what: "read of the index by-state", sums: withDays(new Map(), { [TODAY - 60]: 4 }) };
    const { verdict, reason } = judge({ regions: [{ ...region, series: [...region.series, index] }], unasked: [] });
    expect({ verdict, reason }).toEqual({
      verdict: "in use",
      reason: "Last read of the index by-state on 2026-09-28 in eu-west-1.",
    });
  });

  test("of a replica alone is use of the table", () => {
    const regions = [measured(zeros(400)), measured(withDays(zeros(400), { [TODAY - 3]: 1 }), new Map(), "us-east-1")];
    const { verdict, reason } = judge({ regions, unasked: [] });
    expect({ verdict, reason }).toEqual({ verdict: "in use", reason: "Last read on 2026-11-24 in us-east-1." });
  });
});

describe("age", () => {
  const born = (back: number) => aFoundTable({ created: new Date(startOf(TODAY - back).getTime() + 3_600_000) });

  test("a table is judged once all of the window lies after its first day", () => {
    expect(judge(of(zeros(99)), {}, born(100)).verdict).toBe("too young");
    expect(judge(of(zeros(100)), {}, born(101)).verdict).toBe("abandoned");
  });

  test("a young table that is used is in use, and one that is not is too young whatever its metrics lack", () => {
    expect(judge(of(sums(1, 3)), {}, born(5)).verdict).toBe("in use");
    expect(judge({ regions: [measured(new Map())], unasked: [] }, {}, born(5))).toEqual({
      verdict: "too young",
      reason: "It is 5 days old, and 100 are looked at.",
    });
  });
});

describe("what is not known", () => {
  const nothing: Measurements = { regions: [measured(new Map())], unasked: [] };

  test("no samples at all are not zero", () => {
    expect(judge(nothing)).toEqual({
      verdict: "cannot tell",
      reason: "CloudWatch has no samples in eu-west-1 for 100 of 100 days: that is not zero.",
    });
  });

  test("some days may be missing, and are said", () => {
    const gap = (days: number) =>
      withDays(
        zeros(400),
        Object.fromEntries(Array.from({ length: days }, (_, each) => [TODAY - 20 - each, undefined])),
      );
    const withGap = (days: number) => judge({ regions: [measured(gap(days), gap(days))], unasked: [] });
    expect(withGap(5).verdict).toBe("abandoned");
    expect(withGap(5).reason).toContain("(5 days without samples)");
    expect(withGap(6).verdict).toBe("cannot tell");
  });

  test("a day on which one metric has a zero is known: the others had nothing to say", () => {
    expect(judge({ regions: [measured(zeros(400), new Map())], unasked: [] }).verdict).toBe("abandoned");
  });

  test("a replica that is silent or could not be asked leaves the table in doubt", () => {
    const regions = [measured(zeros(400)), measured(new Map(), new Map(), "us-east-1")];
    expect(judge({ regions, unasked: [] }).verdict).toBe("cannot tell");
    expect(judge({ ...IDLE, unasked: ["sa-east-1"] })).toEqual({
      verdict: "cannot tell",
      reason: "Its replicas in sa-east-1 could not be asked: they may be in use.",
    });
  });

  test("what is known to be in use or kept is not in doubt", () => {
    expect(judge(nothing, { exports: 1 }).verdict).toBe("in use");
    expect(judge(nothing, { kinesisStreams: ["x"] }).verdict).toBe("in use");
    expect(judge(nothing, { tags: { keep: "yes" } }).verdict).toBe("kept");
    expect(judge({ regions: [measured(sums(1, 1))], unasked: ["sa-east-1"] }).verdict).toBe("in use");
  });
});

describe("seasons", () => {
  /** What is known on a day: a sample of each day before it, and use on the days that the calendar says. */
  function known(today: Day, isUsed: (day: Date) => boolean): DailySums {
    const days = Array.from({ length: 456 }, (_, back) => today - back);
    return new Map(days.map((day) => [day, isUsed(startOf(day)) ? 10 : 0]));
  }
  const onTheFirst = (months: readonly number[]) => (time: Date) =>
    time.getUTCDate() === 1 && months.includes(time.getUTCMonth());
  const everyDay = Array.from({ length: 800 }, (_, back) => TODAY - back);
  const verdicts = (isUsed: (day: Date) => boolean, idleDays: number) => {
    const table = aFoundTable({ created: startOf(0) });
    const on = (today: Day) => judge(of(known(today, isUsed)), {}, table, { ...CRITERIA, idleDays, today }).verdict;
    return new Set(everyDay.map(on));
  };

  test("a table of every quarter is in use on every day of two years; ninety days would not do", () => {
    const quarterly = onTheFirst([0, 3, 6, 9]);
    expect(verdicts(quarterly, 100)).toEqual(new Set(["in use"]));
    expect(verdicts(quarterly, 90)).toEqual(new Set(["in use", "abandoned"]));
  });

  test("a table of every year needs a longer look, or a tag", () => {
    const yearly = onTheFirst([11]);
    expect(verdicts(yearly, 100)).toEqual(new Set(["in use", "abandoned"]));
    expect(verdicts(yearly, 400)).toEqual(new Set(["in use"]));
  });
});

describe("over any history", () => {
  const history = fc
    .array(fc.oneof(fc.constant(undefined), fc.constant(0), fc.double({ min: 0.5, max: 1e6, noNaN: true })), {
      minLength: 0,
      maxLength: 500,
    })
    .map((days) => days.flatMap((value, back) => (value === undefined ? [] : [[TODAY - back, value] as const])));
  const idleHistory = fc
    .array(fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 12, arbitrary: fc.constant(0) }), {
      minLength: 80,
      maxLength: 500,
    })
    .map((days) => days.flatMap((value, back) => (value === undefined ? [] : [[TODAY - back, value] as const])));
  const age = fc.integer({ min: 0, max: 500 });
  const idleDays = fc.integer({ min: 30, max: 455 });
  const judged = (reads: DailySums, writes: DailySums, back: number, days: number) =>
    judge(of(reads, writes), {}, aFoundTable({ created: startOf(TODAY - back) }), { ...CRITERIA, idleDays: days })
      .verdict;
  const isUsed = (series: readonly (readonly [Day, number])[], days: number) =>
    series.some(([day, sum]) => sum > 0 && day >= TODAY - days);

  test("a table is in use exactly where something was consumed in the window", () => {
    fc.assert(
      fc.property(history, history, age, idleDays, (reads, writes, back, days) => {
        const used = isUsed(reads, days) || isUsed(writes, days);
        return (judged(new Map(reads), new Map(writes), back, days) === "in use") === used;
      }),
    );
  });

  test("an abandoned table has samples on 19 of 20 days, and no other table is abandoned", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(idleHistory, idleHistory, age, idleDays, (reads, writes, back, days) => {
        const verdict = judged(new Map(reads), new Map(writes), back, days);
        const observed = new Set(
          [...reads, ...writes].map(([day]) => day).filter((day) => day < TODAY && day >= TODAY - days),
        );
        const isOldEnough = back > days;
        const isKnown = (days - observed.size) * 20 <= days;
        seen.add(verdict);
        return verdict === (isOldEnough ? (isKnown ? "abandoned" : "cannot tell") : "too young");
      }),
      { numRuns: 400 },
    );
    expect(seen).toEqual(new Set(["abandoned", "cannot tell", "too young"]));
  });

  test("taking samples away never makes an idle table more abandoned", () => {
    fc.assert(
      fc.property(idleHistory, fc.integer({ min: 0, max: 499 }), (reads, gone) => {
        const fewer = reads.filter(([day]) => day !== TODAY - gone);
        const before = judged(new Map(reads), new Map(), 1000, 100);
        const after = judged(new Map(fewer), new Map(), 1000, 100);
        return before === after || (before === "abandoned" && after === "cannot tell");
      }),
    );
  });
});
