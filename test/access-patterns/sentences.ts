import { Item } from "../../model/item";
import { Table } from "../../model/table";
import { canonical, partsOf, plainNumber } from "./attribute-order";
import { PatternCall } from "./pattern-request";

function keysOf(table: Table) {
  return [table.partitionKey, ...(table.sortKey ? [table.sortKey] : [])];
}

/** The primary key of an item as examples write it: `["ACC#1","SUB#1"]`. */
export function keyTuple(table: Table, item: Item): string {
  const values = keysOf(table).map(({ name }) => {
    const value = item[name];
    if (value === undefined) return null;
    return "N" in value ? plainNumber(value.N) : String(partsOf(value)[1]);
  });
  return JSON.stringify(values);
}

/** A primary key that an example expects, written like those of the items. */
export function expectedTuple(table: Table, tuple: readonly (string | number)[]): string {
  const keys = keysOf(table);
  return JSON.stringify(
    tuple.map((value, position) => (keys[position]?.type === "N" ? plainNumber(String(value)) : String(value))),
  );
}

export function listed(tuples: readonly string[]): string {
  return tuples.length === 0 ? "nothing" : tuples.join(", ");
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

/** What a pattern reads from. */
export function sourceOf({ pattern }: PatternCall): string {
  return pattern.index === undefined ? "the table" : `the index ${JSON.stringify(pattern.index)}`;
}

/** How an item differs from the one that it should be, as sentences without a subject. */
export function differences(found: Item, wanted: Item): string[] {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
  const say = (
    sentence: string,
    concerns: (is: Item[string] | undefined, should: Item[string] | undefined) => boolean,
  ) => {
    const concerned = names.filter((name) => concerns(found[name], wanted[name]));
    return concerned.length === 0 ? [] : [`${sentence} ${quoted(concerned)}`];
  };
  return [
    ...say("lacks", (is) => is === undefined),
    ...say("has, without being asked,", (_, should) => should === undefined),
    ...say("has another value of", (is, should) => {
      return is !== undefined && should !== undefined && canonical(is) !== canonical(should);
    }),
  ];
}
