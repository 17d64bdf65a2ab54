import fc from "fast-check";
import { cronFault } from "./cron";

test.each([
  "cron(0 8 ? * MON-FRI *)",
  "cron(30 6 ? * MON *)",
  "cron(0/15 * * * ? *)",
  "cron(0 18 ? * MON-FRI 2026)",
  "cron(0,30 8-18 1,15 JAN,JUL ? 2026-2030)",
  "cron(0 0 L * ? *)",
  "cron(0 0 15W * ? *)",
  "cron(0 0 ? * FRIL *)",
  "cron(0 0 ? * 2#1 *)",
  "cron(*/5 9 * * ? *)",
  "cron( 0  8 * * ? * )",
])("%s is right", (expression) => {
  expect(cronFault(expression)).toBeUndefined();
});

test.each([
  ["0 8 * * ? *", "is not written as `cron(…)`"],
  ["rate(5 minutes)", "is not written as `cron(…)`"],
  ["cron()", "has 0 fields instead of six"],
  ["cron(0 8 * * ?)", "has 5 fields instead of six"],
  ["cron(0 8 * * * *)", "sets both the day of month and the day of week"],
  ["cron(0 8 1 * MON *)", "sets both the day of month and the day of week"],
  ["cron(0 8 ? * ? *)", "sets neither the day of month nor the day of week"],
  ["cron(60 8 * * ? *)", "has a field that cannot be: minutes"],
  ["cron(? 8 * * ? *)", "has a field that cannot be: minutes"],
  ["cron(0 24 * * ? *)", "has a field that cannot be: hours"],
  ["cron(0 8-24 * * ? *)", "has a field that cannot be: hours"],
  ["cron(0 18-8 * * ? *)", "has a field that cannot be: hours"],
  ["cron(0 8 0 * ? *)", "has a field that cannot be: day of month"],
  ["cron(0 8 32W * ? *)", "has a field that cannot be: day of month"],
  ["cron(0 8 * 13 ? *)", "has a field that cannot be: month"],
  ["cron(0 8 * JANUARY ? *)", "has a field that cannot be: month"],
  ["cron(0 8 ? * 8 *)", "has a field that cannot be: day of week"],
  ["cron(0 8 ? * MON#6 *)", "has a field that cannot be: day of week"],
  ["cron(0 8 ? * 3#1,6#3 *)", "has a field that cannot be: day of week"],
  ["cron(0 8 * * ? 1969)", "has a field that cannot be: year"],
  ["cron(0/0 8 * * ? *)", "has a field that cannot be: minutes"],
  ["cron(0//5 8 * * ? *)", "has a field that cannot be: minutes"],
  ["cron(0, 8 * * ? *)", "has a field that cannot be: minutes"],
  ["cron(- 8 * * ? *)", "has a field that cannot be: minutes"],
])("%s %s", (expression, fault) => {
  expect(cronFault(expression)).toBe(fault);
});

function element(low: number, high: number): fc.Arbitrary<string> {
  const value = fc.integer({ min: low, max: high });
  const span = fc.tuple(value, value).map(([one, other]) => `${Math.min(one, other)}-${Math.max(one, other)}`);
  const step = fc.tuple(
    fc.oneof(fc.constant("*"), value.map(String), span),
    fc.integer({ min: 1, max: Math.min(high, 12) }),
  );
  return fc.oneof(
    fc.constant("*"),
    value.map(String),
    span,
    step.map(([from, by]) => `${from}/${by}`),
  );
}

function field(low: number, high: number): fc.Arbitrary<string> {
  return fc.array(element(low, high), { minLength: 1, maxLength: 3 }).map((elements) => elements.join(","));
}

test("whatever is put together from valid fields is right", () => {
  const day = fc.oneof(
    fc.tuple(field(1, 31), fc.constant("?")),
    fc.tuple(fc.constant("?"), fc.oneof(field(1, 7), fc.constantFrom("MON-FRI", "SUN,SAT", "L", "6L", "TUE#3"))),
  );
  fc.assert(
    fc.property(
      field(0, 59),
      field(0, 23),
      day,
      field(1, 12),
      field(1970, 2199),
      (minutes, hours, days, month, year) => {
        expect(cronFault(`cron(${minutes} ${hours} ${days[0]} ${month} ${days[1]} ${year})`)).toBeUndefined();
      },
    ),
  );
});

test("a number out of the range of its field is found wherever it stands", () => {
  const ranges = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [1, 7],
    [1970, 2199],
  ] as const;
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 2, 3, 5), fc.integer({ min: 2200, max: 9999 }), (position, wrong) => {
      const fields: string[] = ranges.map(([low]) => String(low));
      fields[4] = "?";
      fields[position] = String(wrong);
      expect(cronFault(`cron(${fields.join(" ")})`)).toMatch(/^has a field that cannot be/);
    }),
  );
});
