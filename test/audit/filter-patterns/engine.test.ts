import { matches } from "./matches";

/** The engine that judges patterns in the tests, against what AWS documents of the language. */

const EVENT = {
  eventType: "UpdateTrail",
  sourceIPAddress: "111.111.111.111",
  arrayKey: ["value", "another value"],
  objectList: [
    { name: "a", id: 1 },
    { name: "b", id: 2 },
  ],
  SomeObject: null,
  enabled: false,
};

test.each([
  '{ $.eventType = "UpdateTrail" }',
  "{ $.eventType = UpdateTrail }",
  '{ $.sourceIPAddress != "123.123.*" }',
  '{ $.arrayKey[0] = "value" }',
  '{ $.objectList[*].name = "b" }',
  "{ $.SomeObject IS NULL }",
  "{ $.enabled IS FALSE }",
  "{ $.SomeOtherObject NOT EXISTS }",
  '{ ($.objectList[1].id = 2) && ($.eventType = "*Trail") }',
  '{ $.eventType = "UpdateTrail" || $.arrayKey[0] = "nonmatch" && $.arrayKey[1] = "nonmatch" }',
])("%s matches", (pattern) => {
  expect(matches(pattern, EVENT)).toBe(true);
});

test.each([
  '{ $.eventType = "updatetrail" }',
  '{ $.arrayKey[1] = "value" }',
  '{ $.arrayKey = "value" }',
  '{ $.eventType = "Update" }',
  '{ $.missing = "*" }',
  "{ $.SomeObject NOT EXISTS }",
  "{ $.enabled IS TRUE }",
  '{ ($.eventType = "UpdateTrail" || $.arrayKey[0] = "nonmatch") && $.arrayKey[1] = "nonmatch" }',
])("%s does not match", (pattern) => {
  expect(matches(pattern, EVENT)).toBe(false);
});

test.each([
  ["without braces", '$.eventType = "UpdateTrail"'],
  ["with an operator that does not exist", "{ $.eventType EXISTS }"],
  ["with a value that wants quotes", "{ $.sourceIPAddress = arn:aws:iam }"],
  ["with an open parenthesis", '{ ($.eventType = "UpdateTrail" }'],
  ["without a property", '{ eventType = "UpdateTrail" }'],
  ["with two wildcards in a selector", '{ $.objectList[*].names[*] = "a" }'],
  ["with four wildcards", `{ ${Array.from({ length: 4 }, () => '$.arrayKey[*] = "a"').join(" || ")} }`],
  ["that is too long", `{ $.eventType = "${"x".repeat(1024)}" }`],
  ["with two conditions side by side", '{ $.eventType = "a" $.eventType = "b" }'],
])("a pattern %s is refused", (_, pattern) => {
  expect(() => matches(pattern, EVENT)).toThrow();
});

test("a pattern that depends on what AWS does not say is noticed", () => {
  expect(() => matches('{ $.missing != "a" }', EVENT)).toThrow("AWS does not say");
});
