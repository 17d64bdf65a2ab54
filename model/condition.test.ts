import fc from "fast-check";
import { fillTemplate, parametersOf } from "./condition";

test("the parameters of a template are found in order", () => {
  expect(parametersOf("ACC#{account}#{day}")).toEqual(["account", "day"]);
  expect(parametersOf("metadata")).toEqual([]);
});

test("a template is filled with what is given, and a missing value is named", () => {
  expect(fillTemplate("ACC#{account}#{day}", { account: "a", day: 7 })).toBe("ACC#a#7");
  expect(() => fillTemplate("ACC#{account}", {})).toThrow('"account"');
});

test("values that look like templates or patterns of replacement stay what they are", () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(fillTemplate("<{x}>", { x: value })).toBe(`<${value}>`);
    }),
  );
});
