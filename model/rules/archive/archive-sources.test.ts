import { Capacity } from "../../capacity";
import { Replication } from "../../replication";
import { messages, places } from "../fixtures";
import { AT, problemsOfArchived } from "./fixtures";

const expiredItems = { retentionDays: 400 };
const exports = { every: "week", retentionDays: 100 } as const;
const LOOSENED = [{ control: "point-in-time-recovery", reason: "The table is filled anew every night." }] as const;

test.each([{ expiredItems }, { exports }, { expiredItems, exports }])("%j is an archive", (archive) => {
  expect(problemsOfArchived(archive)).toEqual([]);
});

test("an archive of nothing is refused", () => {
  expect(places(problemsOfArchived({}))).toEqual([`error ${AT}`]);
});

test("items that do not expire are not archived as expired", () => {
  const without = problemsOfArchived({ expiredItems }, {}, { timeToLive: undefined });
  expect(places(without)).toEqual([`error ${AT}.expiredItems`]);
  const off = problemsOfArchived({ expiredItems }, {}, { timeToLive: { attribute: "expires", enabled: false } });
  expect(places(off)).toEqual(['error test.tables["orders"].table.timeToLive.enabled']);
  expect(problemsOfArchived({ exports }, {}, { timeToLive: undefined })).toEqual([]);
});

test.each([
  ["OLD_IMAGE", []],
  ["NEW_AND_OLD_IMAGES", []],
  ["NEW_IMAGE", ["The stream does not hold what an expired item was."]],
  ["KEYS_ONLY", ["The stream does not hold what an expired item was."]],
] as const)("a stream of %s has the problems %j", (streamView, expected) => {
  expect(messages(problemsOfArchived({ expiredItems }, {}, { streamView }))).toEqual(expected);
  expect(problemsOfArchived({ exports }, {}, { streamView })).toEqual([]);
});

test("a table with replicas is exported, but its expired items are not archived", () => {
  const replicated = { replication: Replication.eventual({ region: "eu-central-1" }) };
  expect(places(problemsOfArchived({ expiredItems }, replicated))).toEqual([`error ${AT}.expiredItems`]);
  expect(problemsOfArchived({ exports }, replicated)).toEqual([]);
});

test("AWS exports what point-in-time recovery keeps, and only that", () => {
  const problems = problemsOfArchived({ exports }, { loosened: LOOSENED });
  expect(places(problems)).toEqual(['error test.tables["orders"].loosened[0]']);
  expect(problemsOfArchived({ expiredItems }, { loosened: LOOSENED })).toEqual([]);
});

test("what is wrong in a table says nothing of its archive", () => {
  const broken = problemsOfArchived(
    { expiredItems, exports },
    { capacity: Capacity.onDemand() },
    { timeToLive: 7 as never },
  );
  expect(places(broken).filter((place) => place.includes("archive"))).toEqual([]);
  expect(broken.length).toBeGreaterThan(0);
});
