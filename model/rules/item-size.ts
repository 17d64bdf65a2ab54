import { AttributeValue, Item } from "../item";
import { MAX_NESTING_DEPTH } from "../limits";
import { utf8Length } from "../words";

/** What DynamoDB counts for a list or map beside its content, and for each of its elements. */
const CONTAINER_BYTES = 3;
const ELEMENT_BYTES = 1;

/** About one byte for two significant digits, and one for the sign and exponent. */
function numberSize(digits: string): number {
  const significant = digits
    .replace(/[eE].*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+|0+$/g, "").length;
  return Math.ceil(significant / 2) + 1;
}

function binarySize(base64: string): number {
  return Buffer.from(base64, "base64").length;
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

function valueSize(value: AttributeValue, depth: number): number {
  // Deeper values are refused for their depth, and could contain themselves.
  if (depth > MAX_NESTING_DEPTH) return 0;
  if ("S" in value) return utf8Length(value.S);
  if ("N" in value) return numberSize(value.N);
  if ("B" in value) return binarySize(value.B);
  if ("SS" in value) return total(value.SS.map(utf8Length));
  if ("NS" in value) return total(value.NS.map(numberSize));
  if ("BS" in value) return total(value.BS.map(binarySize));
  if ("L" in value) {
    return CONTAINER_BYTES + total(value.L.map((inner) => valueSize(inner, depth + 1) + ELEMENT_BYTES));
  }
  if ("M" in value) {
    const inner = Object.entries(value.M);
    return (
      CONTAINER_BYTES +
      total(inner.map(([name, held]) => utf8Length(name) + valueSize(held, depth + 1) + ELEMENT_BYTES))
    );
  }
  return 1;
}

/** Size of an item in bytes, names included, as DynamoDB counts it. Numbers are an estimate. */
export function itemSize(item: Item): number {
  return total(Object.entries(item).map(([name, value]) => utf8Length(name) + valueSize(value, 0)));
}

/** Levels of lists and maps in a value; counting stops where there are too many. */
export function nestingDepth(value: AttributeValue, depth = 0): number {
  if (depth > MAX_NESTING_DEPTH) return depth;
  const inner = "L" in value ? value.L : "M" in value ? Object.values(value.M) : [];
  const own = "L" in value || "M" in value ? depth + 1 : depth;
  return inner.reduce((deepest, held) => Math.max(deepest, nestingDepth(held, depth + 1)), own);
}
