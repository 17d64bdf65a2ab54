import fc from "fast-check";
import { Cidr, contains, isPrivate, parseCidr, parts, renderCidr } from "./cidr";

const cidr: fc.Arbitrary<Cidr> = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.nat(0xffffffff))
  .map(([prefix, address]) => ({ prefix, base: address - (address % 2 ** (32 - prefix)) }));

test("a range that is written is read again", () => {
  fc.assert(
    fc.property(cidr, (range) => {
      expect(parseCidr(renderCidr(range))).toEqual(range);
    }),
  );
});

test("the parts of a range lie in it, side by side and without overlap", () => {
  fc.assert(
    fc.property(cidr, (range) => {
      const quarters = parts(range, 2, 4);
      expect(quarters.every((part) => contains(range, part))).toBe(true);
      const [first, second] = quarters as [Cidr, Cidr];
      expect(contains(first, second)).toBe(false);
      expect(new Set(quarters.map(renderCidr)).size).toBe(4);
      expect(quarters.at(-1)?.base).toBe(range.base + 3 * 2 ** (30 - range.prefix));
    }),
  );
});

test.each(["10.0.0.1/16", "10.0.0.0", "10.0.0.0/33", "256.0.0.0/8", "10.00.0.0/16", "10.0.0.0/016", "::/0", ""])(
  "%j is no range",
  (text) => {
    expect(parseCidr(text)).toBeUndefined();
  },
);

test.each([
  ["10.1.0.0/16", true],
  ["172.31.0.0/16", true],
  ["172.32.0.0/16", false],
  ["192.168.0.0/15", false],
  ["100.64.0.0/10", true],
  ["0.0.0.0/0", false],
  ["8.8.8.0/24", false],
])("whether %s is private: %s", (text, expected) => {
  const range = parseCidr(text);
  expect(range && isPrivate(range)).toBe(expected);
});
