import { KeyAttribute } from "../../model/attribute";
import { Model, ModelTable } from "./model";
import { isRecord, kindOf, Part } from "./part";
import { tableCapacity } from "./read-capacity";
import { globalIndexes, isComplete, localIndexes, TableKeys } from "./read-indexes";
import { facetsOf, itemsOf } from "./read-items";
import { partitionKeyOf, sortKeyOf } from "./read-keys";
import { tableSettings } from "./read-settings";

/** Properties of a table that are read, and those that say nothing about it: editors' own memory. */
const READ = [
  "TableName",
  "KeyAttributes",
  "NonKeyAttributes",
  "GlobalSecondaryIndexes",
  "LocalSecondaryIndexes",
  "TableFacets",
  "TableData",
  "BillingMode",
  "ProvisionedCapacitySettings",
  "TableClass",
  "TimeToLiveSpecification",
  "TimeToLive",
  "StreamSpecification",
  "StreamViewType",
];
const EDITORS_OWN = ["DataAccess", "SampleDataFormats", "ModelSchema"];
const READ_OF_MODEL = ["ModelName", "ModelMetadata", "DataModel"];

function noteUnread(part: Part, known: readonly string[]): void {
  for (const name of part.names.filter((each) => !known.includes(each))) {
    part.log.note("it was not taken over.", part.at(name).place);
  }
}

/** An attribute has one type, whichever keys it belongs to. */
function reportContradictingTypes(place: string, keys: readonly (KeyAttribute | undefined)[], part: Part): void {
  const types = new Map<string, string>();
  for (const key of keys) {
    if (!key) continue;
    const type = types.get(key.name) ?? key.type;
    types.set(key.name, type);
    if (type === key.type) continue;
    part.log.problem(`${place} uses the key attribute "${key.name}" as ${type} and as ${key.type}.`);
  }
}

function reportRepeatedNames(place: string, what: string, names: readonly string[], part: Part): void {
  const repeated = names.filter((name, position) => names.indexOf(name) !== position);
  for (const name of new Set(repeated)) part.log.problem(`${place} has more than one ${what} "${name}".`);
}

function readTable(part: Part): ModelTable | undefined {
  const table = part.object();
  if (!table) return undefined;
  const name = table.at("TableName").text();
  const keyAttributes = table.at("KeyAttributes").object();
  const partitionKey = keyAttributes && partitionKeyOf(keyAttributes);
  const sortKey = keyAttributes && sortKeyOf(keyAttributes);
  // With a key that could not be read, the rest is still read for its problems.
  const keys: TableKeys = { partitionKey: partitionKey ?? { name: "", type: "S" }, sortKey };
  const [global, local] = [globalIndexes(table, keys), localIndexes(table, keys)];
  const indexKeys = [...global, ...local].flatMap((index) => [index.partitionKey, index.sortKey]);
  reportContradictingTypes(part.place, [partitionKey, sortKey, ...indexKeys], part);
  reportRepeatedNames(
    part.place,
    "index",
    [...global, ...local].flatMap((index) => index.name ?? []),
    part,
  );
  noteUnread(table, [...READ, ...EDITORS_OWN]);
  const settings = tableSettings(table, keys);
  const facets = facetsOf(table);
  if (name === undefined || !partitionKey) return undefined;
  const complete = { global: global.filter(isComplete), local: local.filter(isComplete) };
  return {
    place: part.place,
    name,
    ...keys,
    globalIndexes: complete.global,
    localIndexes: complete.local,
    facets,
    items: itemsOf(table, keys, [...complete.global, ...complete.local]),
    capacity: tableCapacity(table),
    ...settings,
  };
}

function optionalText(part: Part): string | undefined {
  return typeof part.value === "string" && part.value.trim() !== "" ? part.value : undefined;
}

const WHAT_IT_IS = "a model that NoSQL Workbench for DynamoDB exports is an object with a list `DataModel` of tables";

/** Why a file holds no model at all; nothing if it may hold one. */
function whyNoModel(file: Part): string | undefined {
  if (!isRecord(file.value)) return `the file holds ${kindOf(file.value)}`;
  const service = optionalText(file.at("ModelMetadata").at("AWSService"));
  if (service !== undefined && !service.includes("DynamoDB")) return `it is made for ${service}`;
  const tables = file.at("DataModel");
  if (!tables.exists) return "`DataModel` is missing";
  if (!Array.isArray(tables.value)) return `\`DataModel\` is ${kindOf(tables.value)}`;
  return tables.value.length === 0 ? "`DataModel` is empty" : undefined;
}

/**
 * Reads a model in the format of NoSQL Workbench for DynamoDB, of any version: exact about keys, indexes and
 * projections, tolerant of everything that it does not need. Nothing if there is a problem; they are in the log.
 */
export function readModel(file: Part): Model | undefined {
  const why = whyNoModel(file);
  if (why !== undefined) {
    file.log.problem(`This is no NoSQL Workbench model: ${why}; ${WHAT_IT_IS}.`);
    return undefined;
  }

  noteUnread(file, READ_OF_MODEL);
  const read = file.at("DataModel").list().map(readTable);
  const found = read.filter((table) => table !== undefined);
  reportRepeatedNames(
    "DataModel",
    "table",
    found.map(({ name }) => name),
    file,
  );
  if (file.log.problems.length > 0) return undefined;
  return {
    name: optionalText(file.at("ModelName")),
    description: optionalText(file.at("ModelMetadata").at("Description")),
    tables: found,
  };
}
