import { NumberValue } from "@aws-sdk/lib-dynamodb";
import { exactNumber } from "./exact-number";

describe("a number that is read", () => {
  it.each([
    ["0", 0],
    ["-12.5", -12.5],
    ["9007199254740991", Number.MAX_SAFE_INTEGER],
    ["0.0000001", 1e-7],
    ["1e+30", 1e30],
  ])("is a JavaScript number where %s fits into one", (text, number) => {
    expect(exactNumber(text)).toBe(number);
  });

  it.each(["9007199254740993", "0.1234567890123456789", "12345678901234567890123456789012345678"])(
    "keeps all digits of %s",
    (text) => {
      const value = exactNumber(text);
      expect(value).toBeInstanceOf(NumberValue);
      expect(String(value)).toBe(text);
    },
  );
});
