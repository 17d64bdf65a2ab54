import { MAX_GLOBAL_SECONDARY_INDEXES, MAX_LOCAL_SECONDARY_INDEXES, SOURCES } from "../limits";
import { Path } from "../problem";
import { indexesOf, patternsOf } from "./table-parts";
import { Report, TableRule } from "./rule";

function checkCount(
  indexes: readonly unknown[] | undefined,
  maximum: number,
  what: string,
  path: Path,
  report: Report,
) {
  if (indexes === undefined || indexes.length <= maximum) return;
  report.error(path, {
    message: `There are too many ${what} secondary indexes.`,
    received: indexes.length,
    expected: `at most ${maximum}`,
    source: SOURCES.quotas,
  });
}

export const indexCounts: TableRule = (table, path, report) => {
  const { globalSecondaryIndexes, localSecondaryIndexes } = table;
  checkCount(globalSecondaryIndexes, MAX_GLOBAL_SECONDARY_INDEXES, "global", path.at("globalSecondaryIndexes"), report);
  checkCount(localSecondaryIndexes, MAX_LOCAL_SECONDARY_INDEXES, "local", path.at("localSecondaryIndexes"), report);
};

/** A local index orders the items of a partition in another way. It can neither be added nor removed later. */
export const localIndexKeys: TableRule = (table, path, report) => {
  const locals = indexesOf(table, path).filter(({ kind }) => kind === "local");
  if (locals.length > 0 && !table.sortKey) {
    const finding = {
      message: "A table without sort key has no local secondary indexes.",
      expected: "a sort key on the table, or global secondary indexes",
      source: SOURCES.localSecondaryIndexes,
    };
    report.error(path.at("localSecondaryIndexes"), finding, [path.at("sortKey")]);
  }
  for (const { path: place, sortKey } of locals) {
    if (sortKey?.name !== table.sortKey?.name) continue;
    report.error(place.at("sortKey").at("name"), {
      message: "The local secondary index has the sort key of the table, so that it is a copy of the table.",
      received: sortKey?.name,
      expected: "another attribute as the sort key",
      source: SOURCES.localSecondaryIndexes,
    });
  }
};

/** The table answers already what such an index answers. */
export const globalIndexDiffersFromTable: TableRule = (table, path, report) => {
  for (const { kind, path: place, partitionKey, sortKey } of indexesOf(table, path)) {
    const same = partitionKey.name === table.partitionKey.name && sortKey?.name === table.sortKey?.name;
    if (kind === "local" || !same) continue;
    const finding = {
      message: "The index has the key of the table: it costs writes and storage and answers nothing new.",
      received: [partitionKey.name, sortKey?.name].filter((name) => name !== undefined),
      expected: "another key, or no index",
      source: SOURCES.indexGuidelines,
    };
    report.warning(place, finding, [path.at("sortKey"), place.at("sortKey")]);
  }
};

/** Every index costs a write for each change of an item in it, and storage. */
export const indexesAreRead: TableRule = (table, path, report) => {
  const patterns = patternsOf(table, path);
  const read = new Set(patterns.map(({ value }) => value.index));
  for (const { value, path: place } of indexesOf(table, path)) {
    if (read.has(value.name)) continue;
    const derived = value.projection === "access-patterns";
    const finding = {
      message: derived
        ? "No access pattern reads the index, so that it projects nothing but keys and costs writes and storage."
        : "No access pattern reads the index: it costs writes and storage.",
      received: derived ? value.projection : undefined,
      expected: "the access pattern that reads it, or no index",
      source: SOURCES.indexGuidelines,
    };
    const restsOn = [
      path.at("accessPatterns"),
      place.at("name"),
      ...patterns.map((pattern) => pattern.path.at("index")),
    ];
    report.warning(derived ? place.at("projection") : place, finding, restsOn);
  }
};
