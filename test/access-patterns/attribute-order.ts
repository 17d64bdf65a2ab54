import { AttributeValue } from "../../model/item";

/** The type of a value (`S`), and what it holds. */
export function partsOf(value: AttributeValue): readonly [type: string, content: unknown] {
  return Object.entries(value)[0] ?? ["", undefined];
}

/** DynamoDB's numbers have at most 38 significant digits. */
const MOST_DIGITS = 38;

function sign(number: number): number {
  return number < 0 ? -1 : number > 0 ? 1 : 0;
}

/** A decimal number without its point: its sign, its digits and the power of ten of the first of them. */
function decimal(text: string) {
  const [, minus = "", whole = "", fraction = "", exponent = "0"] =
    /^\s*([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?\s*$/.exec(text) ?? [];
  const leading = /^0*/.exec(whole + fraction)?.[0].length ?? 0;
  const digits = (whole + fraction).slice(leading).replace(/0+$/, "");
  if (digits === "") return { sign: 0, digits: "", power: 0 };
  return { sign: minus === "-" ? -1 : 1, digits, power: whole.length - leading + Number(exponent) };
}

/** JavaScript's numbers have 17 digits: DynamoDB's are compared as they are written. */
function compareNumbers(a: string, b: string): number {
  const [left, right] = [decimal(a), decimal(b)];
  if (left.sign !== right.sign) return sign(left.sign - right.sign);
  if (left.power !== right.power) return sign(left.power - right.power) * left.sign;
  return left.digits === right.digits ? 0 : (left.digits < right.digits ? -1 : 1) * left.sign;
}

/**
 * The order in which DynamoDB sorts two values of the same type: numbers by size, text by its UTF-8 bytes, binary by its
 * unsigned bytes. Undefined where they cannot be compared.
 */
export function compare(a: AttributeValue, b: AttributeValue): number | undefined {
  if ("S" in a && "S" in b) return sign(Buffer.compare(Buffer.from(a.S), Buffer.from(b.S)));
  if ("N" in a && "N" in b) return compareNumbers(a.N, b.N);
  if ("B" in a && "B" in b) return sign(Buffer.compare(Buffer.from(a.B, "base64"), Buffer.from(b.B, "base64")));
  return undefined;
}

/**
 * A text that is the same for equal values: the elements of sets and the attributes of maps have no order, and numbers
 * may be written in several ways.
 */
export function canonical(value: AttributeValue): string {
  const [type, content] = partsOf(value);
  if ("N" in value) return `N:${canonicalNumber(value.N)}`;
  if ("NS" in value) return `NS:${JSON.stringify(value.NS.map(canonicalNumber).sort())}`;
  if ("SS" in value) return `SS:${JSON.stringify([...value.SS].sort())}`;
  if ("BS" in value) return `BS:${JSON.stringify([...value.BS].sort())}`;
  if ("L" in value) return `L:${JSON.stringify(value.L.map(canonical))}`;
  if ("M" in value) {
    const entries = Object.entries(value.M).map(([name, element]) => [name, canonical(element)]);
    return `M:${JSON.stringify(entries.sort())}`;
  }
  return `${type}:${JSON.stringify(content)}`;
}

function canonicalNumber(text: string): string {
  const { sign: signum, digits, power } = decimal(text);
  return `${signum}:${digits}:${power}`;
}

/** A number as the engine would write it: `4.50` is stored as `4.5`. Left as it is where that needs an exponent. */
export function plainNumber(text: string): string {
  const { sign: signum, digits, power } = decimal(text);
  if (signum === 0) return "0";
  if (power < -MOST_DIGITS || power > MOST_DIGITS) return text;
  const whole = power > 0 ? digits.slice(0, power).padEnd(power, "0") : "0";
  const fraction = power > 0 ? digits.slice(power) : "0".repeat(-power) + digits;
  return `${signum < 0 ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
