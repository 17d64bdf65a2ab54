import { KeyAttribute } from "../../model/attribute";
import { Item } from "../../model/item";
import { Table } from "../../model/table";
import { canonical, compare, partsOf } from "./attribute-order";
import { Given, givensOf, keyOf } from "./given";
import { meetsAll } from "./oracle-conditions";
import { PatternCall } from "./pattern-request";

/** The keys of what a pattern reads: of the table, or of the index as the model declares it. */
interface Keys {
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
}

function keysRead({ table, pattern }: PatternCall): Keys {
  if (pattern.index === undefined) return table;
  const global = table.globalSecondaryIndexes?.find(({ name }) => name === pattern.index);
  if (global) return global;
  const local = table.localSecondaryIndexes?.find(({ name }) => name === pattern.index);
  return { partitionKey: table.partitionKey, sortKey: local?.sortKey };
}

/** An index holds the items that have all of its key attributes, in the declared types. */
function isIn(item: Item, { partitionKey, sortKey }: Keys): boolean {
  return [partitionKey, sortKey].every((key) => {
    if (!key) return true;
    const value = item[key.name];
    return value !== undefined && partsOf(value)[0] === key.type;
  });
}

/** A text that is the same for items with the same primary key. */
export function primaryKeyText(table: Table, item: Item): string {
  const keys = [table.partitionKey, ...(table.sortKey ? [table.sortKey] : [])];
  return JSON.stringify(
    keys.map(({ name }) => {
      const value = item[name];
      return value === undefined ? null : canonical(value);
    }),
  );
}

function onlyWanted({ table, pattern }: PatternCall, keys: Keys, item: Item): Item {
  const returns = pattern.returns ?? "all";
  if (returns === "all") return item;
  const keyNames = [table.partitionKey, table.sortKey, keys.partitionKey, keys.sortKey].map((key) => key?.name);
  return Object.fromEntries(Object.entries(item).filter(([name]) => keyNames.includes(name) || returns.includes(name)));
}

export interface ExpectedRead {
  /** The items, each with the attributes that the pattern returns, in the order of the answer. */
  readonly items: readonly Item[];
  /** The attribute that the answer is sorted by. Items with the same value may come in any order. */
  readonly sortedBy?: string;
  /** The limit separates two items with the same sort key value: DynamoDB does not say which of them it keeps. */
  readonly limitCutsTie: boolean;
}

/**
 * What a read has to return, worked out from the sample items alone: no engine, no index, no projection takes part.
 * That is what makes it a measure of them.
 */
export function expectedRead(call: PatternCall): ExpectedRead {
  const { table, pattern, example } = call;
  const samples = table.sampleItems ?? [];
  const keys = keysRead(call);
  const wanted = (items: readonly Item[]) => items.map((item) => onlyWanted(call, keys, item));

  if (pattern.operation === "GetItem" || pattern.operation === "BatchGetItem") {
    const found = givensOf(example).flatMap((given) =>
      samples.filter((item) => meetsAll(table, item, pattern.key, given)),
    );
    return { items: wanted(found), limitCutsTie: false };
  }

  const given: Given = givensOf(example)[0] ?? {};
  const matching = samples.filter((item) => isIn(item, keys) && meetsAll(table, item, pattern.key, given));
  const sortedBy = pattern.operation === "Query" ? keys.sortKey?.name : undefined;
  const order = (a: Item, b: Item) => {
    const [left, right] = sortedBy === undefined ? [] : [a[sortedBy], b[sortedBy]];
    const ascending = (left && right && compare(left, right)) ?? 0;
    return pattern.order === "descending" ? -ascending : ascending;
  };
  const sorted = [...matching].sort(order);
  const evaluated = sorted.slice(0, pattern.limit);
  const [last, next] = [evaluated.at(-1), sorted[evaluated.length]];
  return {
    items: wanted(evaluated.filter((item) => meetsAll(table, item, pattern.filter ?? [], given))),
    sortedBy,
    limitCutsTie: last !== undefined && next !== undefined && order(last, next) === 0,
  };
}

/** What a write has to leave behind under one key. */
export interface ExpectedWrite {
  readonly key: Item;
  readonly before?: Item;
  /** @default - no item: it was deleted */
  readonly after?: Item;
  /** The write depends on conditions, and the item that is there does not meet them. */
  readonly refused: boolean;
}

/** What a write has to leave behind, worked out from the sample items alone. */
export function expectedWrites(call: PatternCall): readonly ExpectedWrite[] {
  const { table, pattern, example } = call;
  return givensOf(example).map((given) => {
    const key = keyOf(table, pattern.key, given);
    const before = table.sampleItems?.find((item) => primaryKeyText(table, item) === primaryKeyText(table, key));
    const refused = !meetsAll(table, before ?? {}, pattern.filter ?? [], given);
    if (refused) return { key, before, after: before, refused };
    if (pattern.operation === "DeleteItem") return { key, before, refused };
    const kept = pattern.operation === "UpdateItem" ? before : undefined;
    return { key, before, after: { ...kept, ...key, ...example.item }, refused };
  });
}
