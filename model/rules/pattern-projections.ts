import { isRead } from "../access-pattern";
import { SOURCES } from "../limits";
import { Path } from "../problem";
import { keyAttributesOf, projectionOf } from "../projection";
import { Table } from "../table";
import { allOf, quoted } from "../words";
import { Report, TableRule } from "./rule";
import { IndexPlace, patternsOf, targetsOf } from "./table-parts";

/**
 * What an index lacks, a global one cannot return. A local one fetches it from the table: one more read of the whole
 * item for each item found.
 */
function reporterFor(index: IndexPlace, report: Report) {
  const lacking = `The index ${quoted(index.value.name)} does not carry the attribute`;
  return index.kind === "global"
    ? { say: report.error.bind(report), message: `${lacking}.`, source: SOURCES.globalSecondaryIndexes }
    : {
        say: report.warning.bind(report),
        message: `${lacking}; each item found is read from the table as well.`,
        source: SOURCES.localSecondaryIndexes,
      };
}

function carriedBy(table: Table, index: IndexPlace): readonly string[] {
  return [...keyAttributesOf(table, index.value), ...projectionOf(table, index.value).nonKeyAttributes];
}

/** Every attribute that a pattern returns or filters on is in the index that it reads. */
export const patternProjections: TableRule = (table, path, report) => {
  const targetOf = targetsOf(table, path);
  for (const { value: pattern, path: place } of patternsOf(table, path)) {
    const index = targetOf(pattern)?.index;
    if (!index || !isRead(pattern.operation) || projectionOf(table, index.value).type === "ALL") continue;
    const carried = carriedBy(table, index);
    const { say, message, source } = reporterFor(index, report);
    const expected = `one of ${allOf(carried)}, or a projection that includes it`;
    const projection = index.path.at("projection");
    const restsOn: Path[] = [projection, projection.at("include"), path.at("sortKey"), index.path.at("sortKey")];
    const check = (attribute: string, at: Path) => {
      if (!carried.includes(attribute)) say(at, { message, received: attribute, expected, source }, restsOn);
    };
    if (pattern.returns === undefined || pattern.returns === "all") {
      const missing = `The pattern returns all attributes; the index ${quoted(index.value.name)} carries ${allOf(carried)}.`;
      const wanted = 'the attributes that are needed, or the projection "all"';
      const finding = { message: missing, received: pattern.returns, expected: wanted, source };
      say(place.at("returns"), finding, restsOn);
    } else {
      pattern.returns.forEach((attribute, position) => {
        check(attribute, place.at("returns").at(position));
      });
    }
    pattern.filter?.forEach(({ attribute }, position) => {
      check(attribute, place.at("filter").at(position).at("attribute"));
    });
  }
};
