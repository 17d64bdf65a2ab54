import { NumberValue } from "@aws-sdk/lib-dynamodb";
import { keysOf, TableShape } from "../patterns/table-shape";

function valueText(value: unknown): string {
  if (value instanceof Uint8Array) return `B:${Buffer.from(value).toString("base64")}`;
  if (value instanceof NumberValue) return `N:${value.toString()}`;
  if (typeof value === "number" || typeof value === "bigint") return `N:${value}`;
  return `S:${String(value)}`;
}

/** The primary key of an item as one text: the same for the same key. */
export function keyText(table: TableShape, item: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(keysOf(table).map(({ name }) => valueText(item[name])));
}
