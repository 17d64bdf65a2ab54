import { RuleParameter } from "./catalogue";
import { isFit, wanted } from "./parameter-fault";

test.each<[RuleParameter, string, boolean]>([
  [{ type: "int", minimum: 1, maximum: 100 }, "1", true],
  [{ type: "int", minimum: 1, maximum: 100 }, "100", true],
  [{ type: "int", minimum: 1, maximum: 100 }, "0", false],
  [{ type: "int", minimum: 1, maximum: 100 }, "101", false],
  [{ type: "int" }, "1.5", false],
  [{ type: "int" }, "many", false],
  [{ type: "int" }, "", false],
  [{ type: "double" }, "1.5", true],
  [{ type: "double" }, "1,5", false],
  [{ type: "boolean" }, "true", true],
  [{ type: "boolean" }, "True", false],
  [{ type: "String", values: ["days", "hours"] }, "hours", true],
  [{ type: "String", values: ["days", "hours"] }, "weeks", false],
  [{ type: "String" }, "dynamodb", true],
  [{ type: "String" }, " ", false],
  [{ type: "CSV" }, "a,b", true],
  [{ type: "CSV" }, "a,,b", false],
])("%j takes %j: %s", (parameter, value, fit) => {
  expect(isFit(value, parameter)).toBe(fit);
});

test("what would be right is said in words", () => {
  expect(wanted({ type: "int", minimum: 1, maximum: 100 })).toBe("a whole number as a text, at least 1, at most 100");
  expect(wanted({ type: "String", values: ["days", "hours"] })).toBe('"days" or "hours"');
  expect(wanted({ type: "String" })).toBe("a text that is not empty");
});
