import { KeyAttribute } from "../../model/attribute";
import { ModelIndex } from "./model";
import { Part } from "./part";
import { indexCapacity } from "./read-capacity";
import { isEmptyKey, partitionKeyOf, sortKeyOf } from "./read-keys";

/** The primary key of the table that is read; its name is empty where the file does not say it. */
export interface TableKeys {
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
}

/** Workbench lists names; some models list the attributes with their types. */
function nameOf(part: Part): string | undefined {
  return typeof part.value === "string" ? part.text() : part.object()?.at("AttributeName").text();
}

function projection(part: Part, keys: readonly (KeyAttribute | undefined)[]): ModelIndex["projection"] | undefined {
  const type = part.object()?.at("ProjectionType").text();
  if (type === undefined) return undefined;
  if (type === "ALL") return "all";
  if (type === "KEYS_ONLY") return "keys-only";
  if (type !== "INCLUDE") {
    const place = part.at("ProjectionType").place;
    part.log.problem(`${place} is ${JSON.stringify(type)}, but has to be ALL, KEYS_ONLY or INCLUDE.`);
    return undefined;
  }
  const listed = part
    .at("NonKeyAttributes")
    .list()
    .map(nameOf)
    .filter((name) => name !== undefined);
  // Workbench lets keys be listed; the API does not, and projects them anyway.
  const include = [...new Set(listed)].filter((name) => !keys.some((key) => key?.name === name));
  if (include.length > 0) return { include };
  part.log.note("the projection includes nothing beside keys, which is KEYS_ONLY.", part.place);
  return "keys-only";
}

/** What could be read of an index; where something is missing, the log says so. */
export type ReadIndex = Partial<ModelIndex> & Pick<ModelIndex, "place">;

export function isComplete(index: ReadIndex): index is ModelIndex {
  return index.name !== undefined && index.partitionKey !== undefined && index.projection !== undefined;
}

function globalIndex(part: Part, table: TableKeys): ReadIndex {
  const index = part.object();
  const keys = index?.at("KeyAttributes").object();
  const partitionKey = keys && partitionKeyOf(keys);
  const sortKey = keys && sortKeyOf(keys);
  return {
    place: part.place,
    name: index?.at("IndexName").text(),
    partitionKey,
    sortKey,
    projection: index && projection(index.at("Projection"), [table.partitionKey, table.sortKey, partitionKey, sortKey]),
    capacity: index && indexCapacity(index),
  };
}

function localIndex(part: Part, table: TableKeys): ReadIndex {
  const index = part.object();
  const keys = index?.at("KeyAttributes").object();
  const partitionKey = keys?.at("PartitionKey").exists ? partitionKeyOf(keys) : table.partitionKey;
  const sortKey = keys && sortKeyOf(keys);
  const written = keys?.at("SortKey");
  if (written && (!written.exists || isEmptyKey(written))) {
    part.log.problem(`${written.place} is missing: it is what makes a local secondary index.`);
  }
  if (partitionKey && table.partitionKey.name !== "" && partitionKey.name !== table.partitionKey.name) {
    part.log.problem(
      `${part.place} has the partition key "${partitionKey.name}", but a local secondary index has its table's, ` +
        `"${table.partitionKey.name}".`,
    );
  }
  return {
    place: part.place,
    name: index?.at("IndexName").text(),
    partitionKey: table.partitionKey,
    sortKey,
    projection: index && projection(index.at("Projection"), [table.partitionKey, table.sortKey, sortKey]),
  };
}

export function globalIndexes(table: Part, keys: TableKeys): ReadIndex[] {
  const parts = table.at("GlobalSecondaryIndexes").list();
  return parts.map((part) => globalIndex(part, keys));
}

/**
 * The modeler of Workbench has no local secondary indexes; tools that write its format have them, in the form of the
 * global ones, with or without the partition key.
 */
export function localIndexes(table: Part, keys: TableKeys): ReadIndex[] {
  const part = table.at("LocalSecondaryIndexes");
  const indexes = part.list().map((each) => localIndex(each, keys));
  if (indexes.length > 0 && !keys.sortKey) {
    part.log.problem(`${part.place} needs a table with a sort key, and ${table.place} has none.`);
  }
  return indexes;
}
