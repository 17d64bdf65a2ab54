import fc from "fast-check";
import type { Condition, ReadPattern } from "./declaration";
import { givenFor } from "./derive-given";
import { anOrder, orders, ordersInAState, ordersOfACustomer } from "./fixtures";

function given(key: readonly Condition[], item = anOrder) {
  return givenFor(item, { ...ordersOfACustomer, key }, orders);
}

test("parameters are read out of the item's keys", () => {
  expect(givenFor(anOrder, ordersOfACustomer, orders)).toEqual({ customer: "7" });
  expect(givenFor(anOrder, ordersInAState, orders)).toEqual({ state: "open" });
});

test.each<[Condition, unknown]>([
  [{ attribute: "SK", operator: "=", value: "{day}" }, { day: "3" }],
  [{ attribute: "SK", operator: ">=", value: "{day}" }, { day: "3" }],
  [
    { attribute: "SK", operator: "between", value: "{from}", upperValue: "{to}" },
    { from: "3", to: "3" },
  ],
  [{ attribute: "SK", operator: "<", value: "{day}" }, undefined],
  [{ attribute: "place", operator: "begins_with", value: "Ro" }, {}],
  [{ attribute: "place", operator: "begins_with", value: "Pa" }, undefined],
  [{ attribute: "place", operator: "begins_with", value: "Ro{rest}" }, { rest: "me" }],
  [{ attribute: "place", operator: "=", value: "Rome" }, {}],
  [{ attribute: "place", operator: "=", value: "Paris" }, undefined],
  [{ attribute: "PK", operator: "=", value: "D#{customer}" }, undefined],
])("%j gives %j", (condition, expected) => {
  expect(given([condition])).toEqual(expected);
});

test("a parameter has one value everywhere", () => {
  const twice = (second: string): Condition[] => [
    { attribute: "PK", operator: "=", value: "C#{id}" },
    { attribute: "place", operator: "=", value: second },
  ];
  expect(given(twice("{id}"))).toBeUndefined();
  expect(given(twice("{id}"), { ...anOrder, place: "7" })).toEqual({ id: "7" });
  const doubled: Condition = { attribute: "place", operator: "=", value: "{a}-{a}" };
  expect(given([doubled], { ...anOrder, place: "x-x" })).toEqual({ a: "x" });
  expect(given([doubled], { ...anOrder, place: "x-y" })).toBeUndefined();
});

test("bytes are a parameter by themselves", () => {
  const bytes = new Uint8Array([1, 2]);
  const declaration = { ...orders, partitionKey: { name: "PK", type: "B" as const } };
  const of = (value: string) =>
    givenFor(
      { ...anOrder, PK: bytes },
      { ...ordersOfACustomer, key: [{ attribute: "PK", operator: "=", value }] },
      declaration,
    );
  expect(of("{blob}")).toEqual({ blob: bytes });
  expect(of("x{blob}")).toBeUndefined();
});

test("an item that is not in the index, or of another kind, is none to be found through it", () => {
  const { PK, SK } = anOrder;
  expect(givenFor({ PK, SK }, ordersInAState, orders)).toBeUndefined();
  expect(givenFor({ ...anOrder, state: 1 }, ordersInAState, orders)).toBeUndefined();
});

test("what is read out of a value gives the value again", () => {
  const literal = fc.string({ maxLength: 4 }).map((text) => text.replaceAll(/[{}]/g, ""));
  const value = fc.string({ minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(literal, value, literal, value, literal, (a, x, b, y, c) => {
      const key: ReadPattern["key"] = [{ attribute: "place", operator: "=", value: `${a}{x}${b}{y}${c}` }];
      const place = a + x + b + y + c;
      const found = givenFor({ ...anOrder, place }, { ...ordersOfACustomer, key }, orders);
      expect(found && a + String(found["x"]) + b + String(found["y"]) + c).toBe(place);
    }),
  );
});
