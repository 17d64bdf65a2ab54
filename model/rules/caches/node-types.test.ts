import { Cache } from "../../cache";
import { Environment } from "../../environment";
import { places } from "../fixtures";
import { CACHE, IN_PRODUCTION, problemsInProduction, problemsOfCache } from "./fixtures";

const REASON = "AWS announced it for this Region yesterday.";

test.each(["automatic", "dax.r7i.large", "dax.r5.24xlarge"])("%s is taken", (nodeType) => {
  expect(problemsInProduction({ nodeType })).toEqual([]);
});

test.each(["r7i.large", "dax.r7i", "cache.r7g.large", "large"])("%s is malformed", (nodeType) => {
  const problems = problemsOfCache({ nodeType });
  expect(places(problems)).toEqual([`error ${CACHE}.nodeType`]);
  expect(problems[0]?.message).toBe("The node type is malformed.");
});

describe("a node type that the price list does not have", () => {
  const messageOf = (cache: Partial<Cache>, environment: Partial<Environment> = {}) => {
    const [first, ...rest] = problemsOfCache(cache, environment);
    expect(rest).toEqual([]);
    return first?.message;
  };

  test.each(["dax.r6g.large", "dax.r7g.xlarge", "dax.t4g.small"])("is refused with the reason: %s", (nodeType) => {
    const [problem] = problemsInProduction({ nodeType });
    expect(problem).toMatchObject({
      severity: "error",
      path: `${IN_PRODUCTION}.nodeType`,
      message: expect.stringMatching(
        /^AWS's price list of \d{4}-\d\d-\d\d has no Graviton node type for DAX, in no Region\.$/,
      ) as string,
    });
    expect(problem?.expected).toContain(
      '"automatic", which is dax.r7i.large here, or a size of r3, r4, r5, r7i, t2 or t3',
    );
    expect(problem?.expected).toContain("npm run refresh:dax-node-types");
    expect(problem?.expected).toContain("acceptUnknownNodeType");
  });

  test("in the Region says where it is to be had", () => {
    expect(messageOf({ nodeType: "dax.r4.large" }, { region: "eu-north-1" })).toMatch(
      /does not have the node type in eu-north-1, only in ap-northeast-1,.* and us-west-2\.$/,
    );
    expect(messageOf({ nodeType: "dax.x9.large" })).toMatch(/has no such node type, in no Region\.$/);
  });

  test("is taken with a reason, and only with one", () => {
    const nodeType = "dax.r8g.large";
    expect(problemsOfCache({ nodeType, acceptUnknownNodeType: REASON })).toEqual([]);
    expect(places(problemsOfCache({ nodeType, acceptUnknownNodeType: "so" }))).toEqual([
      `error ${CACHE}.acceptUnknownNodeType`,
    ]);
  });
});

test("an override without effect is warned of", () => {
  const warned = [`warning ${CACHE}.acceptUnknownNodeType`];
  expect(places(problemsOfCache({ nodeType: "dax.r7i.large", acceptUnknownNodeType: REASON }))).toEqual(warned);
  expect(places(problemsOfCache({ acceptUnknownNodeType: REASON }))).toEqual(warned);
});

describe("a Region without DAX", () => {
  test.each(["ap-southeast-7", "ap-northeast-2"])("is refused: %s", (region) => {
    const problems = problemsOfCache({}, { region });
    expect(places(problems)).toEqual([`error ${CACHE}.nodeType`]);
    expect(problems[0]?.message).toContain(`has no DAX in ${region}`);
  });

  test("may have it by now", () => {
    const nodeType = "dax.r7i.large";
    expect(problemsOfCache({ nodeType, acceptUnknownNodeType: REASON }, { region: "ap-southeast-7" })).toEqual([]);
  });
});

test("a family that cannot encrypt is refused, whatever is accepted", () => {
  expect(places(problemsOfCache({ nodeType: "dax.r3.large" }))).toEqual([`error ${CACHE}.nodeType`]);
});

test.each(["dax.r4.large", "dax.t2.small"])("%s is warned of: there is a newer family", (nodeType) => {
  const problems = problemsOfCache({ nodeType }, { stage: "development" });
  expect(places(problems)).toEqual([`warning ${CACHE}.nodeType`]);
  expect(problems[0]?.message).toContain("newer family");
});

test("burstable nodes are warned of in production", () => {
  expect(places(problemsInProduction({ nodeType: "dax.t3.medium" }))).toEqual([`warning ${IN_PRODUCTION}.nodeType`]);
  expect(problemsOfCache({ nodeType: "dax.t3.medium" })).toEqual([]);
});
