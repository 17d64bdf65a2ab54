import { BucketTransition } from "../../bucket";
import { defaultTransitions } from "../../archive/transitions";
import { messages, places } from "../fixtures";
import { AT, problemsOfArchived } from "./fixtures";

const to = (storageClass: BucketTransition["storageClass"], afterDays: number) => ({ afterDays, storageClass });
const kept = (retentionDays: number, ...transitions: BucketTransition[]) =>
  problemsOfArchived({ expiredItems: { retentionDays, transitions } });
const IN = `${AT}.expiredItems`;

test.each([0, -1, 1.5, NaN, 36_501])("%p days are no retention", (retentionDays) => {
  const problems = problemsOfArchived({ expiredItems: { retentionDays }, exports: { every: "week", retentionDays } });
  expect(places(problems)).toEqual([`error ${IN}.retentionDays`, `error ${AT}.exports.retentionDays`]);
});

test.each([1, 29, 120, 365, 36_500])("%p days are one, and what is chosen for it fits", (retentionDays) => {
  expect(kept(retentionDays, ...defaultTransitions(retentionDays))).toEqual([]);
});

test.each([
  ["at once", to("GLACIER", 0), []],
  ["on no whole day", to("GLACIER", 1.5), [`error ${IN}.transitions[0].afterDays`]],
  ["before its time", to("GLACIER", -1), [`error ${IN}.transitions[0].afterDays`]],
  ["to STANDARD_IA after 30 days", to("STANDARD_IA", 30), []],
  ["to STANDARD_IA sooner", to("STANDARD_IA", 29), [`error ${IN}.transitions[0].afterDays`]],
])("a move %s has the problems that S3 has with it", (_, transition, expected) => {
  expect(places(kept(400, transition))).toEqual(expected);
});

test("objects move down, and later each time", () => {
  expect(kept(800, to("STANDARD_IA", 30), to("GLACIER_IR", 60), to("GLACIER", 150), to("DEEP_ARCHIVE", 240))).toEqual(
    [],
  );
  expect(messages(kept(800, to("DEEP_ARCHIVE", 10), to("GLACIER", 190)))).toEqual([
    "Objects do not move from DEEP_ARCHIVE to GLACIER.",
  ]);
  expect(places(kept(800, to("GLACIER", 10), to("GLACIER", 100)))).toEqual([`error ${IN}.transitions[1].storageClass`]);
  expect(places(kept(800, to("GLACIER", 10), to("DEEP_ARCHIVE", 10)))).toEqual([
    `error ${IN}.transitions[1].afterDays`,
  ]);
  expect(places(kept(800, to("STANDARD_IA", 30), to("GLACIER", 59)))).toContain(`error ${IN}.transitions[1].afterDays`);
});

test("what is deleted before it moves never moves", () => {
  expect(places(kept(90, to("GLACIER", 90)))).toEqual([`error ${IN}.transitions[0].afterDays`]);
  expect(places(kept(90, to("GLACIER", 91)))).toEqual([`error ${IN}.transitions[0].afterDays`]);
});

test.each([
  ["GLACIER_IR", 90],
  ["GLACIER", 90],
  ["DEEP_ARCHIVE", 180],
  ["STANDARD_IA", 30],
] as const)("%s is paid for %d days, so that leaving earlier is worth a word", (storageClass, minimum) => {
  expect(kept(30 + minimum, to(storageClass, 30))).toEqual([]);
  expect(places(kept(29 + minimum, to(storageClass, 30)))).toEqual([`warning ${IN}.transitions[0]`]);
});

test("leaving for the next class counts as leaving", () => {
  expect(places(kept(800, to("GLACIER_IR", 10), to("DEEP_ARCHIVE", 50)))).toEqual([`warning ${IN}.transitions[0]`]);
});
