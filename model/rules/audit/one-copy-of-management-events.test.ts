import { ManagementEvents, Trail } from "../../audit/trail";
import { anEnvironment, messages, places, problemsIn } from "../fixtures";

const recordedBy = "arn:aws:cloudtrail:eu-west-1:999999999999:trail/organization";
/** One definition of each table, whoever deploys it. */
const { tables } = anEnvironment();
const named = (name: string, managementEvents?: ManagementEvents, more: object = {}) =>
  anEnvironment({
    name,
    tables,
    audit: { trail: Trail.created({ managementEvents, dataEvents: "writes" }) },
    ...more,
  });

test("one trail of an account records management events, whatever the others record", () => {
  expect(problemsIn(named("one"))).toEqual([]);
  expect(problemsIn(named("one"), named("two", { recordedBy }))).toEqual([]);
  expect(problemsIn(named("one"), named("two", undefined, { account: "999988887777" }))).toEqual([]);
  expect(problemsIn(named("one"), anEnvironment({ name: "two", tables }))).toEqual([]);
});

test.each([undefined, "all", "writes"] as const)("a second one is billed, which synth warns of: %p", (level) => {
  const problems = problemsIn(named("one"), named("two", level));
  expect(places(problems)).toEqual(["warning two.audit.trail.managementEvents"]);
  expect(messages(problems)[0]).toContain(
    "recorded by one already: AWS bills the second copy, 2.00 USD for 100,000 events",
  );
  expect(problems[0]?.expected).toContain('trail/one-audit" }`');
});

test("the Region does not matter: a trail records all of them", () => {
  const problems = problemsIn(named("one"), named("two", "all", { region: "eu-central-1" }));
  expect(places(problems)).toEqual(["warning two.audit.trail.managementEvents"]);
});
