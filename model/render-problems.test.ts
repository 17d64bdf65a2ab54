import { Problem } from "./problem";
import { renderProblems } from "./render-problems";

const error: Problem = {
  severity: "error",
  path: 'prod.tables["orders"].capacity.read.minimum',
  message: "The lowest capacity is not a whole number in its range.",
  received: 0,
  expected: "a whole number, 1 to 40,000 capacity units per second",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html",
};
const warning: Problem = {
  severity: "warning",
  path: "prod.alerts.emails",
  message: "Nobody is told.",
  expected: "an address",
};

test("problems are listed by severity, errors first, and counted", () => {
  expect(renderProblems([warning, error])).toBe(
    [
      "Errors",
      "",
      'prod.tables["orders"].capacity.read.minimum',
      "  The lowest capacity is not a whole number in its range.",
      "  received: 0",
      "  expected: a whole number, 1 to 40,000 capacity units per second",
      "  source:   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html",
      "",
      "Warnings",
      "",
      "prod.alerts.emails",
      "  Nobody is told.",
      "  expected: an address",
      "",
      "1 error, 1 warning",
    ].join("\n"),
  );
});

test.each([
  [[], "0 errors, 0 warnings"],
  [[error, error, error], "3 errors, 0 warnings"],
  [[error, warning, warning], "1 error, 2 warnings"],
])("%j ends with %s", (problems, count) => {
  expect(renderProblems(problems).split("\n").at(-1)).toBe(count);
});

const endless: Record<string, unknown> = {};
endless["self"] = endless;

test.each<[unknown, string]>([
  ["text", '"text"'],
  [null, "null"],
  [Number.NaN, "NaN"],
  [Infinity, "Infinity"],
  [{ a: [1, "b"] }, '{"a":[1,"b"]}'],
  ["\u001b[31mred\n", '"\\u001b[31mred\\n"'],
  [10n, "a bigint"],
  [() => 1, "a function"],
  [Symbol("x"), "a symbol"],
  [endless, "an object that is no JSON"],
])("whatever was received is written on one line: %p", (received, text) => {
  expect(renderProblems([{ ...error, received }])).toContain(`\n  received: ${text}\n`);
});

test("a long value is cut", () => {
  const line = renderProblems([{ ...error, received: "x".repeat(500) }])
    .split("\n")
    .find((text) => text.includes("received"));
  expect(line).toBe(`  received: "${"x".repeat(118)}…`);
});
