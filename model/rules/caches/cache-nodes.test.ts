import { messages, places } from "../fixtures";
import { CACHE, IN_PRODUCTION, problemsInProduction, problemsOfCache } from "./fixtures";

const loosened = [{ control: "dax-multi-az" as const, reason: "Nobody waits for the cache in test." }];

test.each([3, 5, 11])("%d nodes are taken everywhere", (nodes) => {
  expect(problemsInProduction({ nodes })).toEqual([]);
  expect(problemsOfCache({ nodes })).toEqual([]);
});

test.each([0, 12, 3.5, -1])("%d nodes are refused", (nodes) => {
  expect(places(problemsOfCache({ nodes }, { stage: "development" }))).toEqual([`error ${CACHE}.nodes`]);
});

describe("production", () => {
  test("is refused two nodes, and one, with what is wrong with each", () => {
    expect(places(problemsInProduction({ nodes: 2 }))).toEqual([`error ${IN_PRODUCTION}.nodes`]);
    expect(messages(problemsInProduction({ nodes: 2 }))[0]).toContain("Two nodes do not keep a cluster");
    expect(messages(problemsInProduction({ nodes: 1 }))[0]).toContain("gone with its zone");
  });

  test("cannot loosen it", () => {
    const problems = places(problemsInProduction({ nodes: 2, loosened }));
    expect(problems).toEqual([`error ${IN_PRODUCTION}.nodes`, `error ${IN_PRODUCTION}.loosened[0].control`]);
  });
});

test("development has one node without a word; two are warned of", () => {
  expect(problemsOfCache({ nodes: 1 }, { stage: "development" })).toEqual([]);
  expect(places(problemsOfCache({ nodes: 2 }, { stage: "development" }))).toEqual([`warning ${CACHE}.nodes`]);
});

describe("elsewhere, fewer than three nodes", () => {
  test.each([1, 2])("need a reason: %d", (nodes) => {
    expect(places(problemsOfCache({ nodes }))).toEqual([`error ${CACHE}.nodes`]);
  });

  test("are taken with one", () => {
    expect(problemsOfCache({ nodes: 1, loosened })).toEqual([]);
    expect(places(problemsOfCache({ nodes: 2, loosened }))).toEqual([`warning ${CACHE}.nodes`]);
  });
});

describe("a loosening", () => {
  test("has a reason, once", () => {
    const [first] = loosened;
    const twice = first ? [{ ...first, reason: "no" }, first] : [];
    expect(places(problemsOfCache({ nodes: 1, loosened: twice }))).toEqual([
      `error ${CACHE}.loosened[0].reason`,
      `error ${CACHE}.loosened[1].control`,
    ]);
  });

  test("without effect is warned of", () => {
    expect(places(problemsOfCache({ nodes: 3, loosened }))).toEqual([`warning ${CACHE}.loosened[0]`]);
    expect(places(problemsOfCache({ nodes: 1, loosened }, { stage: "development" }))).toEqual([
      `warning ${CACHE}.loosened[0]`,
    ]);
  });
});
