import { SOURCES } from "../limits";
import { quoted } from "../words";
import { TableRule } from "./rule";
import { patternsOf, targetsOf } from "./table-parts";

/** A filter drops items after they were read and paid for; a key reads only what is wanted. */
export const filters: TableRule = (table, path, report) => {
  const targetOf = targetsOf(table, path);
  for (const { value: pattern, path: place } of patternsOf(table, path)) {
    const target = targetOf(pattern);
    const keys = target ? [target.partitionKey.name, target.sortKey?.name] : [];
    pattern.filter?.forEach(({ attribute, operator }, position) => {
      const at = place.at("filter").at(position);
      const isKey = keys.includes(attribute);
      if (pattern.operation === "Query" && isKey) {
        report.error(at.at("attribute"), {
          message: `A Query of ${target?.called ?? ""} does not filter on its own key.`,
          received: attribute,
          expected: 'the condition in "key"',
          source: SOURCES.filterExpressions,
        });
      } else if (["Query", "Scan"].includes(pattern.operation) && pattern.index === undefined && operator === "=") {
        const finding = {
          message: `Equality on ${quoted(attribute)} in a filter does the work of a key: the other items are read and paid for.`,
          received: attribute,
          expected: `an index with ${quoted(attribute)} in its key, or in a key of this table`,
          source: SOURCES.queryAndScan,
        };
        report.warning(at, finding, [place.at("index")]);
      }
    });
  }
};
