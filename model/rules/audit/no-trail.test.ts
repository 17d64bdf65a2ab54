import { Trail } from "../../audit/trail";
import { anEnvironment, places, problemsIn, production } from "../fixtures";

const reasoned = Trail.none("The organization's trail records every account.");
const created = Trail.created();

test.each([{ trail: created }, { trail: reasoned }])("production with a trail or a reason is sound: %j", (audit) => {
  expect(problemsIn(production({ audit }))).toEqual([]);
});

test.each([undefined, {}])("production without either is refused: %j", (audit) => {
  expect(places(problemsIn(production({ audit })))).toEqual(["error prod.audit.trail"]);
});

test.each([undefined, {}, { trail: created }])("other stages do as they like: %j", (audit) => {
  expect(problemsIn(anEnvironment({ audit }))).toEqual([]);
});

test("a reason that explains nothing is refused in every stage", () => {
  const audit = { trail: Trail.none("no") };
  expect(places(problemsIn(production({ audit })))).toEqual(["error prod.audit.trail.reason"]);
  expect(places(problemsIn(anEnvironment({ audit })))).toEqual(["error test.audit.trail.reason"]);
});
