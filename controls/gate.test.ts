import { Control, COMPLIANT, nonCompliant, NOT_APPLICABLE } from "./control";
import { record } from "./fixtures";
import { judge } from "./gate";
import { CONTROLS } from "./index";

const control = (id: string, verdict: () => ReturnType<Control["judge"]>): Control => ({
  id,
  title: id,
  why: id,
  types: ["aws_dynamodb_table"],
  answers: {},
  judge: verdict,
});

const TABLE = record("aws_dynamodb_table", {});

test("every resource of a control's type is judged, others are not", () => {
  const found = judge([TABLE, record("aws_kms_key", {})], [], [control("a", () => COMPLIANT)]);
  expect(found.map(({ address, status }) => [address, status])).toEqual([["aws_dynamodb_table.orders", "compliant"]]);
});

test("what does not apply is not reported", () => {
  expect(judge([TABLE], [], [control("a", () => NOT_APPLICABLE)])).toEqual([]);
});

test("an accepted exception holds for its control and its resource only", () => {
  const controls = [control("a", () => nonCompliant("bad")), control("b", () => nonCompliant("bad"))];
  const accepted = [
    { control: "a", address: "aws_dynamodb_table.orders", reason: "known" },
    { control: "b", address: "aws_dynamodb_table.sessions", reason: "known" },
  ];
  expect(judge([TABLE], accepted, controls)).toMatchObject([
    { status: "accepted", reason: "known" },
    { status: "non-compliant", reason: "bad" },
  ]);
});

test("an exception does not hide that a resource is compliant after all", () => {
  const accepted = [{ control: "a", address: "aws_dynamodb_table.orders", reason: "known" }];
  expect(judge([TABLE], accepted, [control("a", () => COMPLIANT)])).toMatchObject([{ status: "compliant" }]);
});

test("every control has a name of its own, a reason, and a type that it judges", () => {
  expect(new Set(CONTROLS.map(({ id }) => id)).size).toBe(CONTROLS.length);
  for (const { id, title, why, types } of CONTROLS) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([title, why].every((text) => text.length > 20)).toBe(true);
    expect(types).not.toEqual([]);
  }
});
