import { nearest } from "./nearest";

test.each([
  ["projektion", "projection"],
  ["nmae", "name"],
  ["Name", "name"],
  ["acessPatterns", "accessPatterns"],
])("%s was probably meant as %s", (typed, meant) => {
  expect(nearest(typed, ["projection", "name", "accessPatterns", "type"])).toBe(meant);
});

test("a word that resembles nothing known has no nearest name", () => {
  expect(nearest("colour", ["projection", "name"])).toBeUndefined();
  expect(nearest("x".repeat(5000), ["x".repeat(5000)])).toBeUndefined();
});

test("of several close names the closest is taken", () => {
  expect(nearest("by-statuss", ["by-state", "by-status"])).toBe("by-status");
});
