import { isRead } from "../access-pattern";
import { MAX_ITEM_SIZE_BYTES, SOURCES } from "../limits";
import { Path } from "../problem";
import { Table } from "../table";
import { allOf } from "../words";
import { isNumeric } from "./example-parameters";
import { checkAttributes } from "./item-attributes";
import { Report, TableRule } from "./rule";
import { declaredKeysOf, patternsOf, primaryKeyOf } from "./table-parts";
import { isWrite } from "./units";

/** Each expected item is told by the values of its primary key. */
function checkExpected(
  table: Table,
  expected: readonly (readonly (string | number)[])[],
  { path, at }: { path: Path; at: Path },
  report: Report,
): void {
  const keys = primaryKeyOf(table);
  expected.forEach((values, position) => {
    if (values.length !== keys.length) {
      const finding = {
        message: "The values do not make a primary key of the table.",
        received: values.length,
        expected: `one value each for ${allOf(keys.map(({ name }) => name))}`,
      };
      report.error(at.at(position), finding, [path.at("sortKey")]);
    }
    keys.forEach(({ type }, ordinal) => {
      const value = values[ordinal];
      if (value === undefined || type !== "N" || isNumeric(value)) return;
      const message = "The value of a number attribute is no number.";
      report.error(at.at(position).at(ordinal), { message, received: value, expected: "a number" });
    });
  });
}

/** Reads expect items, writes put them. */
export const exampleResults: TableRule = (table, path, report) => {
  for (const { value: pattern, path: place } of patternsOf(table, path)) {
    const { operation, example } = pattern;
    const at = place.at("example");
    if (example?.expect && isWrite(operation)) {
      const message = `The operation ${operation} returns no items.`;
      report.error(at.at("expect"), { message, received: example.expect, expected: "nothing" });
    } else if (example?.expect) {
      checkExpected(table, example.expect, { path, at: at.at("expect") }, report);
      if (operation === "GetItem" && example.expect.length > 1) {
        const message = "A GetItem returns one item at most.";
        report.error(at.at("expect"), { message, received: example.expect, expected: "one primary key or none" });
      }
    }
    if (example?.item && (isRead(operation) || operation === "DeleteItem")) {
      const message = `The operation ${operation} puts no item.`;
      report.error(at.at("item"), { message, received: Object.keys(example.item), expected: "nothing" });
    }
  }
};

/** What an example puts beside the key. */
export const exampleItems: TableRule = (table, path, report) => {
  const keys = new Set(primaryKeyOf(table).map(({ name }) => name));
  const indexKeys = declaredKeysOf(table, path).filter(({ value }) => !keys.has(value.name));
  for (const { value: pattern, path: place } of patternsOf(table, path)) {
    const item = pattern.example?.item;
    if (!item) continue;
    const at = place.at("example").at("item");
    for (const name of Object.keys(item).filter((attribute) => keys.has(attribute))) {
      const message = "The key attributes of the item come from the key conditions.";
      const expected = "only attributes beside the table's key";
      report.error(at.at(name), { message, received: item[name], expected, source: SOURCES.constraints });
    }
    checkAttributes(item, indexKeys, MAX_ITEM_SIZE_BYTES, at, report);
  }
};
