import fc from "fast-check";
import { canonical, compare, plainNumber } from "./attribute-order";

describe("the order of attribute values", () => {
  it("sorts numbers by size, beyond the digits of JavaScript", () => {
    const of = (a: string, b: string) => compare({ N: a }, { N: b });
    expect(of("9", "10")).toBe(-1);
    expect(of("-9", "-10")).toBe(1);
    expect(of("0.5", "0.05")).toBe(1);
    expect(of("1e3", "999")).toBe(1);
    expect(of("-0", "0.00")).toBe(0);
    expect(of("12345678901234567890123456789012345678", "12345678901234567890123456789012345677")).toBe(1);
  });

  it("agrees with JavaScript on numbers that both hold", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(compare({ N: String(a) }, { N: String(b) })).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it("sorts text by its UTF-8 bytes, which is not the order of UTF-16", () => {
    expect(compare({ S: "\u{1F600}" }, { S: "\uFF5E" })).toBe(1);
    expect(compare({ S: "a" }, { S: "ab" })).toBe(-1);
    expect(compare({ S: "Z" }, { S: "a" })).toBe(-1);
  });

  it("sorts binary values by unsigned bytes", () => {
    expect(compare({ B: Buffer.from([200]).toString("base64") }, { B: Buffer.from([100]).toString("base64") })).toBe(1);
  });

  it("does not compare values of different types", () => {
    expect(compare({ S: "1" }, { N: "1" })).toBeUndefined();
    expect(compare({ BOOL: true }, { BOOL: true })).toBeUndefined();
  });
});

describe("the canonical text of a value", () => {
  it("is the same for equal values, however they are written", () => {
    expect(canonical({ N: "4.50" })).toBe(canonical({ N: "45e-1" }));
    expect(canonical({ SS: ["a", "b"] })).toBe(canonical({ SS: ["b", "a"] }));
    expect(canonical({ M: { a: { N: "1" }, b: { NULL: true } } })).toBe(
      canonical({ M: { b: { NULL: true }, a: { N: "1.0" } } }),
    );
  });

  it("differs for different values", () => {
    expect(canonical({ S: "1" })).not.toBe(canonical({ N: "1" }));
    expect(canonical({ L: [{ S: "a" }, { S: "b" }] })).not.toBe(canonical({ L: [{ S: "b" }, { S: "a" }] }));
    expect(canonical({ N: "-1" })).not.toBe(canonical({ N: "1" }));
  });
});

describe("a plain number", () => {
  it.each([
    ["4.50", "4.5"],
    ["007", "7"],
    ["1e3", "1000"],
    ["-0.0120", "-0.012"],
    ["0.0", "0"],
  ])("%s is written as %s", (text, plain) => {
    expect(plainNumber(text)).toBe(plain);
  });
});
