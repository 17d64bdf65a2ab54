import { NumberValue } from "@aws-sdk/lib-dynamodb";
import { keyText } from "./key-text";

const table = { name: "readings", partitionKey: { name: "at", type: "N" }, accessPatterns: [] } as const;
const textOf = (at: unknown) => keyText(table, { at });

describe("the text of a key", () => {
  it.each([
    [["1.50", "+1.5", "01.5", "15e-1", "0.15E+1"], 1.5],
    [["1000", "1e3", "1000.0", "10E2"], 1_000],
    [["-0.001", "-1e-3", "-.001"], -0.001],
    [["0", "-0", "0.00", "0e5"], 0],
    [["1e30"], 1e30],
  ])("is the same for %j and %p", (writings, number) => {
    for (const writing of writings) expect(textOf(NumberValue.from(writing))).toBe(textOf(number));
    expect(textOf(number)).not.toBe(textOf(number + 1e15));
  });

  it("tells numbers apart that a JavaScript number would not, and types", () => {
    const [first, second] = ["12345678901234567890", "12345678901234567891"];
    expect(textOf(NumberValue.from(first))).not.toBe(textOf(NumberValue.from(second)));
    expect(textOf(BigInt(first))).toBe(textOf(NumberValue.from(`${first}.0`)));
    const texts = [1, "1", Buffer.from("1"), -1, 10, 0.1].map(textOf);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
