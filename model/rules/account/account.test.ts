import { anEnvironment, messages, places, problemsIn, problemsOfEnvironment } from "../fixtures";

describe("the time without use", () => {
  const found = (unusedAccessDays?: number) =>
    places(problemsOfEnvironment({ accountBaseline: { accessAnalyzer: { unusedAccessDays } } }));

  test.each([undefined, 1, 90, 365])("is taken: %p", (days) => {
    expect(found(days)).toEqual([]);
  });

  test.each([0, 366, 1.5, -1])("is refused: %p", (days) => {
    expect(found(days)).toEqual(["error test.accountBaseline.accessAnalyzer.unusedAccessDays"]);
  });
});

describe("buckets that cannot be public", () => {
  const accountBaseline = { noPublicBuckets: true };
  const one = anEnvironment({ accountBaseline });
  const elsewhere = { name: "other", region: "eu-central-1", tables: [] };

  test("are asked for once in an account, whatever the Region", () => {
    expect(places(problemsIn(one, anEnvironment({ ...elsewhere, accountBaseline })))).toEqual([
      "error other.accountBaseline.noPublicBuckets",
    ]);
  });

  test("are asked for in every account", () => {
    expect(problemsIn(one, anEnvironment({ ...elsewhere, accountBaseline: { noPublicBuckets: false } }))).toEqual([]);
    expect(problemsIn(one, anEnvironment({ ...elsewhere, account: "999988887777", accountBaseline }))).toEqual([]);
  });
});

describe("the baseline of an account and Region", () => {
  const accountBaseline = { accessAnalyzer: {} };
  const one = anEnvironment({ accountBaseline });
  const other = (overrides: object) => anEnvironment({ name: "other", tables: [], ...overrides });

  test("is one environment's", () => {
    const problems = problemsIn(one, other({ accountBaseline }));
    expect(places(problems)).toEqual(["error other.accountBaseline"]);
    expect(messages(problems)).toEqual(["The environment test owns the baseline of this account and Region."]);
  });

  test("is another one elsewhere, and nobody's where nobody asks for it", () => {
    expect(problemsIn(one, other({ accountBaseline, region: "eu-central-1" }))).toEqual([]);
    expect(problemsIn(one, other({ accountBaseline, account: "999988887777" }))).toEqual([]);
    expect(problemsIn(one, other({}))).toEqual([]);
  });
});
