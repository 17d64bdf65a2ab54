import { AccessPattern, isRead, Operation } from "../access-pattern";
import { SOURCES } from "../limits";
import { nearest } from "../nearest";
import { Path } from "../problem";
import { anyOf, quoted } from "../words";
import { checkNumber, suggestion } from "./checks";
import { Report, TableRule } from "./rule";
import { indexNamePlaces, indexesOf, patternsOf, primaryKeyOf, targetsOf } from "./table-parts";
import { isWrite } from "./units";

/** The operations that read many items at once, and so an index. */
const READS_INDEX: readonly Operation[] = ["Query", "Scan"];

/** The index of a pattern exists and has the operation. */
export const patternIndexes: TableRule = (table, path, report) => {
  const names = indexesOf(table, path).map(({ value }) => value.name);
  const known = new Set(names);
  for (const { value, path: place } of patternsOf(table, path)) {
    if (value.index === undefined) continue;
    if (!known.has(value.index)) {
      const finding = {
        message: "The table has no such index.",
        received: value.index,
        expected: anyOf(names) + suggestion(nearest(value.index, names)),
      };
      report.error(place.at("index"), finding, indexNamePlaces(table, path, ["global", "local"]));
    }
    if (!READS_INDEX.includes(value.operation)) {
      report.error(place.at("index"), {
        message: `The operation ${value.operation} works on the table, not on an index.`,
        received: value.index,
        expected: `no index, or the operation ${anyOf(READS_INDEX)}`,
        source: SOURCES.globalSecondaryIndexes,
      });
    }
  }
};

/** A global secondary index is always a moment behind its table. */
export const patternConsistency: TableRule = (table, path, report) => {
  const targetOf = targetsOf(table, path);
  for (const { value, path: place } of patternsOf(table, path)) {
    if (value.consistency !== "strong" || targetOf(value)?.index?.kind !== "global") continue;
    report.error(place.at("consistency"), {
      message: "A global secondary index has no strongly consistent reads.",
      received: value.consistency,
      expected: '"eventual", or a read of the table or of a local secondary index',
      source: SOURCES.readConsistency,
    });
  }
};

/** Properties that say nothing for an operation: they hint at another operation than the one that was meant. */
const BELONGS_TO: Readonly<
  Partial<Record<keyof AccessPattern, { applies: (operation: Operation) => boolean; to: string; source: string }>>
> = {
  returns: { applies: isRead, to: "reads", source: SOURCES.queryApi },
  consistency: { applies: isRead, to: "reads", source: SOURCES.readConsistency },
  writes: { applies: isWrite, to: "writes", source: SOURCES.constraints },
  order: { applies: (operation) => operation === "Query", to: "a Query", source: SOURCES.queryApi },
  limit: { applies: (operation) => READS_INDEX.includes(operation), to: "a Query or Scan", source: SOURCES.queryApi },
  filter: {
    applies: (operation) => !["GetItem", "BatchGetItem", "BatchWriteItem"].includes(operation),
    to: "a Query, a Scan and writes other than BatchWriteItem",
    source: SOURCES.getItemApi,
  },
};

function checkApplicable(pattern: AccessPattern, path: Path, report: Report): void {
  for (const [name, { applies, to, source }] of Object.entries(BELONGS_TO)) {
    const given = pattern[name as keyof AccessPattern];
    const isEmpty = given === undefined || (name === "filter" && pattern.filter?.length === 0);
    if (isEmpty || applies(pattern.operation)) continue;
    report.error(path.at(name), {
      message: `The property ${quoted(name)} says nothing for the operation ${pattern.operation}.`,
      received: given,
      expected: `nothing: it belongs to ${to}`,
      source,
    });
  }
}

export const patternProperties: TableRule = (table, path, report) => {
  const keys = primaryKeyOf(table).map(({ name }) => name);
  for (const { value, path: place } of patternsOf(table, path)) {
    checkApplicable(value, place, report);
    value.writes?.forEach((attribute, position) => {
      if (!keys.includes(attribute)) return;
      const message = "A key attribute cannot be written: it names the item.";
      const expected = "only attributes beside the table's key";
      const finding = { message, received: attribute, expected, source: SOURCES.constraints };
      report.error(place.at("writes").at(position), finding);
    });
    if (value.limit === undefined) continue;
    const allowed = { what: "The limit", minimum: 1, unit: "items that are evaluated", source: SOURCES.queryApi };
    checkNumber(value.limit, place.at("limit"), allowed, report);
  }
};
