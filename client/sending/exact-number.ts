import { NumberValue } from "@aws-sdk/lib-dynamodb";

/** Every decimal number with so many significant digits comes out of a JavaScript number as it went in. */
const CERTAIN_DIGITS = 15;

function significantDigits(text: string): number {
  const [mantissa = ""] = text.toLowerCase().split("e");
  return mantissa.replace(/[-+.]/g, "").replace(/^0+/, "").length;
}

/**
 * A number of DynamoDB, which has up to 38 digits: as a JavaScript number where that holds all of them, as a NumberValue
 * otherwise. The SDK would round it.
 */
export function exactNumber(text: string): number | NumberValue {
  const number = Number(text);
  return significantDigits(text) <= CERTAIN_DIGITS || String(number) === text ? number : NumberValue.from(text);
}
