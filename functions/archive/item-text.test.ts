import fc from "fast-check";
import { itemText } from "./item-text";

test("nothing of an item is lost, whatever its types", () => {
  const item = {
    id: { S: 'ä \u2028 😀 "quoted" \\ \n' },
    amount: { N: "1234567890.1234567890123456789012345678" },
    tiny: { N: "1E-130" },
    photo: { B: "AAEC/w==" },
    yes: { BOOL: true },
    no: { BOOL: false },
    nothing: { NULL: true },
    empty: { S: "" },
    names: { SS: ["b", "a"] },
    numbers: { NS: ["3", "-0.5"] },
    photos: { BS: ["AA==", "/w=="] },
    list: { L: [{ S: "x" }, { L: [] }, { M: {} }] },
    map: { M: { inner: { N: "1" } } },
  };
  const text = itemText(item);
  expect(text.endsWith("}}\n")).toBe(true);
  expect(text.trimEnd()).not.toMatch(/\n/);
  expect(JSON.parse(text)).toEqual({ Item: item });
});

test("the order of attributes does not matter, at any depth", () => {
  const forth = { a: { S: "1" }, b: { M: { c: { N: "1" }, d: { L: [{ M: { e: { S: "" }, f: { S: "" } } }] } } } };
  const back = { b: { M: { d: { L: [{ M: { f: { S: "" }, e: { S: "" } } }] }, c: { N: "1" } } }, a: { S: "1" } };
  expect(itemText(back)).toBe(itemText(forth));
});

test("an attribute may have any name", () => {
  const item = JSON.parse('{"__proto__":{"S":"x"},"constructor":{"S":"y"},"1":{"S":"z"},"":{"S":"empty"}}') as Record<
    string,
    unknown
  >;
  expect(itemText(item)).toBe(
    '{"Item":{"1":{"S":"z"},"":{"S":"empty"},"__proto__":{"S":"x"},"constructor":{"S":"y"}}}\n',
  );
});

test.each([
  [{}, "the item is empty"],
  [{ a: "x" }, "a is no value of DynamoDB"],
  [{ a: {} }, "a is no value of DynamoDB"],
  [{ a: { N: 5 } }, "a is no value of DynamoDB"],
  [{ a: { NULL: false } }, "a is no value of DynamoDB"],
  [{ a: { SS: [] } }, "a is no value of DynamoDB"],
  [{ a: { X: "x" } }, "a is no value of DynamoDB"],
  [{ a: { toString: "x" } }, "a is no value of DynamoDB"],
  [{ a: { S: "x", N: "1" } }, "a has several types"],
  [{ a: { M: { b: { L: [{ S: "x" }, { B: new Uint8Array(1) }] } } } }, "a.b[1] is no value of DynamoDB"],
])("%j is no item", (item, message) => {
  expect(() => itemText(item)).toThrow(message);
});

test("different items have different texts", () => {
  const value = fc.oneof(fc.record({ S: fc.string({ unit: "binary" }) }), fc.record({ N: fc.integer().map(String) }));
  const item = fc.dictionary(fc.string({ unit: "binary", minLength: 1 }), value, { minKeys: 1 });
  fc.assert(
    fc.property(item, (each) => {
      expect(JSON.parse(itemText(each))).toEqual({ Item: { ...each } });
    }),
  );
});
