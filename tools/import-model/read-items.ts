import { KeyAttribute } from "../../model/attribute";
import { AttributeValue, Item } from "../../model/item";
import { ValueReader } from "./attribute-value";
import { Facet, ModelIndex } from "./model";
import { isRecord, Part } from "./part";
import { TableKeys } from "./read-indexes";

function textOrNone(part: Part): string | undefined {
  return typeof part.value === "string" && part.value !== "" ? part.value : undefined;
}

export function facetsOf(table: Part): Facet[] {
  return table
    .at("TableFacets")
    .list()
    .map((facet) => ({
      name: textOrNone(facet.at("FacetName")) ?? "unnamed",
      partitionKeyAlias: textOrNone(facet.at("KeyAttributeAlias").at("PartitionKeyAlias")),
      sortKeyAlias: textOrNone(facet.at("KeyAttributeAlias").at("SortKeyAlias")),
      attributes: facet
        .at("NonKeyAttributes")
        .list()
        .map(textOrNone)
        .filter((name) => name !== undefined),
    }));
}

/** A key attribute has to be of its declared type, and cannot be empty. */
function fitsKey(value: AttributeValue | undefined, { type }: KeyAttribute): boolean {
  const [has, content] = Object.entries(value ?? {})[0] ?? [];
  return has === type && content !== "";
}

/** One item of the sample data, as an engine would take it; none where its primary key is not there. */
function readItem(part: Part, keys: TableKeys, indexes: readonly ModelIndex[]): Item | undefined {
  if (!isRecord(part.value)) {
    part.log.note("it is no item and was left out of the samples.", part.place);
    return undefined;
  }
  const reader = new ValueReader();
  const item = reader.attributes(part.value);
  for (const change of reader.changes) part.log.note(`${change}.`, part.place);

  for (const key of [keys.partitionKey, keys.sortKey]) {
    if (!key || fitsKey(item[key.name], key)) continue;
    part.log.note(`it has no "${key.name}" of type ${key.type} and was left out of the samples.`, part.place);
    return undefined;
  }
  const indexKeys = indexes.flatMap(({ partitionKey, sortKey }) =>
    sortKey ? [partitionKey, sortKey] : [partitionKey],
  );
  const unfit = indexKeys.filter((key) => item[key.name] !== undefined && !fitsKey(item[key.name], key));
  for (const { name, type } of unfit) {
    part.log.note(`"${name}" is not of type ${type}, which its index needs, and was left out.`, part.place);
  }
  return Object.fromEntries(Object.entries(item).filter(([name]) => !unfit.some((key) => key.name === name)));
}

function keyText(item: Item, { partitionKey, sortKey }: TableKeys): string {
  return JSON.stringify([item[partitionKey.name], sortKey && item[sortKey.name]]);
}

/**
 * The sample data of a table: its own and that of its facets. A facet shows some attributes of its items, so that the
 * same item can occur in several of them; it becomes one again.
 */
export function itemsOf(table: Part, keys: TableKeys, indexes: readonly ModelIndex[]): Item[] {
  const facets = table.at("TableFacets").list();
  const parts = [table, ...facets].flatMap((holder) => holder.at("TableData").list());
  const items = new Map<string, Record<string, AttributeValue>>();
  for (const part of parts) {
    const item = readItem(part, keys, indexes);
    if (!item) continue;
    const key = keyText(item, keys);
    const known = items.get(key);
    const contradicts = Object.entries(item).some(
      ([name, value]) => known?.[name] !== undefined && JSON.stringify(known[name]) !== JSON.stringify(value),
    );
    if (contradicts) part.log.note("another item has the same key and other values; the first was kept.", part.place);
    items.set(key, { ...item, ...known });
  }
  return [...items.values()];
}
