import { MAX_INCLUDED_ATTRIBUTES_PER_INDEX, MAX_INCLUDED_ATTRIBUTES_PER_TABLE, SOURCES } from "../limits";
import { Path } from "../problem";
import { attributesNeeded, keyAttributesOf, projectionOf } from "../projection";
import { checkDistinct } from "./checks";
import { checkAttributeName } from "./key-schema";
import { Report, TableRule } from "./rule";
import { indexesOf } from "./table-parts";

function checkIncluded(included: readonly string[], keys: ReadonlySet<string>, path: Path, report: Report): void {
  if (included.length < 1 || included.length > MAX_INCLUDED_ATTRIBUTES_PER_INDEX) {
    report.error(path, {
      message: "The index includes a number of attributes that AWS does not take.",
      received: included.length,
      expected: `1 to ${MAX_INCLUDED_ATTRIBUTES_PER_INDEX} attributes, or "all" or "keys-only"`,
      source: SOURCES.projectionApi,
    });
  }
  checkDistinct(included, path, "attribute", report);
  included.forEach((name, position) => {
    checkAttributeName(name, path.at(position), "a projected attribute", report);
    if (!keys.has(name)) return;
    report.warning(path.at(position), {
      message: "Key attributes are projected anyway.",
      received: name,
      expected: "attributes that are no key of the table or the index",
      source: SOURCES.projectionApi,
    });
  });
}

/** Attributes that are named in a projection. */
export const includedAttributes: TableRule = (table, path, report) => {
  for (const { value, path: place } of indexesOf(table, path)) {
    if (typeof value.projection === "string") continue;
    checkIncluded(
      value.projection.include,
      keyAttributesOf(table, value),
      place.at("projection").at("include"),
      report,
    );
  }
};

/** Each index counts by itself, and only indexes that name attributes count. */
export const includedInTotal: TableRule = (table, path, report) => {
  const indexes = indexesOf(table, path);
  const total = indexes.reduce((sum, { value }) => sum + projectionOf(table, value).nonKeyAttributes.length, 0);
  if (total <= MAX_INCLUDED_ATTRIBUTES_PER_TABLE) return;
  report.error(path, {
    message: "The indexes together include too many attributes.",
    received: total,
    expected: `at most ${MAX_INCLUDED_ATTRIBUTES_PER_TABLE} over all indexes; indexes with all attributes do not count`,
    source: SOURCES.constraints,
  });
};

/** More names than an index takes leave only ALL, which nobody asked for. */
export const derivedProjection: TableRule = (table, path, report) => {
  for (const { value, path: place } of indexesOf(table, path)) {
    if (value.projection !== "access-patterns" || projectionOf(table, value).type !== "ALL") continue;
    const needed = table.accessPatterns.filter(({ index }) => index === value.name).map(attributesNeeded);
    if (needed.includes("all")) continue;
    report.warning(place.at("projection"), {
      message: "The access patterns need more attributes than an index includes, so that it projects all of them.",
      received: new Set(needed.flat()).size,
      expected: `at most ${MAX_INCLUDED_ATTRIBUTES_PER_INDEX} attributes, or "all" to say that it is meant`,
      source: SOURCES.projectionApi,
    });
  }
};
