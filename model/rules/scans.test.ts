import { Table } from "../table";
import { aPattern, messages, places, problemsOfTable } from "./fixtures";

const scan = aPattern({ name: "monthly report", operation: "Scan", key: [] });
type AcceptedScan = NonNullable<Table["acceptedScans"]>[number];
const accepted: AcceptedScan = { pattern: "monthly report", reason: "once a month, at night" };
const scanned = (...acceptedScans: readonly AcceptedScan[]) =>
  problemsOfTable({ accessPatterns: [aPattern(), scan], acceptedScans });

test("a Scan that is accepted by its name is fine", () => {
  expect(scanned(accepted)).toEqual([]);
});

test("a Scan that is not accepted is refused, and told how it would be", () => {
  const problems = scanned();
  expect(places(problems)).toEqual(['error tables["orders"].accessPatterns["monthly report"].operation']);
  expect(problems[0]?.expected).toContain("acceptedScans");
});

test.each([
  ["what does not exist", { ...accepted, pattern: "monthly raport" }, "pattern"],
  ["what is no Scan", { ...accepted, pattern: "receipts of an account" }, "pattern"],
  ["a Scan twice", accepted, "pattern"],
  ["without a reason", { pattern: "monthly report", reason: "why not" }, "reason"],
])("accepting %s is refused", (_, second, place) => {
  const errors = places(scanned(accepted, second)).filter((found) => found.endsWith(`[1].${place}`));
  expect(errors).toEqual([`error tables["orders"].acceptedScans[1].${place}`]);
});

test("a table has access patterns", () => {
  expect(messages(problemsOfTable({ accessPatterns: [] }))).toEqual([
    "The table has no access patterns: nothing says how it is used, and nobody can be granted anything.",
  ]);
});
