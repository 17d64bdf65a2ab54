import { NumberValue } from "@aws-sdk/lib-dynamodb";
import { keysOf, TableShape } from "../patterns/table-shape";

const DECIMAL = /^([-+]?)(\d*)\.?(\d*)(?:e([-+]?\d+))?$/i;

/** DynamoDB hands `1.50` back as `1.5`: the same number has one text here, its digits without zeros at either end. */
function numberText(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = DECIMAL.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return `${sign === "-" ? "-" : ""}${significant}e${power}`;
}

function valueText(value: unknown): string {
  if (value instanceof Uint8Array) return `B:${Buffer.from(value).toString("base64")}`;
  if (value instanceof NumberValue) return `N:${numberText(value.toString())}`;
  if (typeof value === "number" || typeof value === "bigint") return `N:${numberText(String(value))}`;
  return `S:${String(value)}`;
}

/** The primary key of an item as one text: the same for the same key. */
export function keyText(table: TableShape, item: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(keysOf(table).map(({ name }) => valueText(item[name])));
}
