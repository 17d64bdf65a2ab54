import { Key } from "../attribute";
import { absent, atLeast, beginsWith, between, Condition, equals, exists } from "../condition";
import { aPattern, places, problemsOfTable } from "./fixtures";

const PATTERN = 'tables["orders"].accessPatterns["receipts of an account"]';
const partition = equals("PK", "ACC#{account}");

const filtered = (condition: Condition) =>
  places(problemsOfTable({ accessPatterns: [aPattern({ key: [partition], filter: [condition] })] }));
const onSortKey = (condition: Condition, type: "S" | "N") =>
  places(
    problemsOfTable({
      sortKey: { ...Key.string("SK"), type },
      accessPatterns: [aPattern({ key: [partition, condition] })],
    }),
  );

test.each<Condition>([exists("note"), absent("note"), atLeast("total", "{n}"), between("total", "{n}", "{m}")])(
  "%j is complete",
  (condition) => {
    expect(filtered(condition)).toEqual([]);
  },
);

test.each<[Condition, string]>([
  [{ attribute: "note", operator: "contains" }, "value"],
  [{ attribute: "note", operator: "attribute_exists", value: "x" }, "value"],
  [{ attribute: "note", operator: "between", value: "a" }, "upperValue"],
  [{ attribute: "note", operator: ">", value: "a", upperValue: "b" }, "upperValue"],
])("%j is refused at %s", (condition, place) => {
  expect(filtered(condition)).toEqual([`error ${PATTERN}.filter[0].${place}`]);
});

test.each(["{day}", "42", "-1.5", "1e3"])("%s can be the value of a number", (value) => {
  expect(onSortKey(equals("SK", value), "N")).toEqual([]);
});

test.each(["DAY#{day}", "{day}{hour}", "monday", ""])("%s cannot be the value of a number", (value) => {
  expect(onSortKey(equals("SK", value), "N")).toEqual([`error ${PATTERN}.key[1].value`]);
  expect(onSortKey(between("SK", "{from}", value), "N")).toEqual([`error ${PATTERN}.key[1].upperValue`]);
});

test("a number begins with nothing, a text does", () => {
  expect(onSortKey(beginsWith("SK", "{day}"), "S")).toEqual([]);
  expect(onSortKey(beginsWith("SK", "{day}"), "N")).toEqual([`error ${PATTERN}.key[1].operator`]);
});

test("the value of a key attribute is never empty", () => {
  expect(onSortKey(equals("SK", ""), "S")).toEqual([`error ${PATTERN}.key[1].value`]);
  expect(filtered(atLeast("note", ""))).toEqual([]);
});

test("a brace that belongs to no parameter is warned of", () => {
  expect(filtered(atLeast("note", "{account id}"))).toEqual([`warning ${PATTERN}.filter[0].value`]);
  expect(filtered(atLeast("note", "a{b}c{d_2}"))).toEqual([]);
});
