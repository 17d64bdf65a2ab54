import { MAX_KEY_ATTRIBUTE_NAME_BYTES, SOURCES } from "../limits";
import { Path } from "../problem";
import { quoted, utf8Length } from "../words";
import { checkNumber } from "./checks";
import { Report, TableRule } from "./rule";
import { DeclaredKey, declaredKeysOf, indexesOf } from "./table-parts";

/** A name of an attribute that is a key or is projected by name. */
export function checkAttributeName(name: string, path: Path, what: string, report: Report): void {
  const bytes = utf8Length(name);
  if (bytes >= 1 && bytes <= MAX_KEY_ATTRIBUTE_NAME_BYTES) return;
  report.error(path, {
    message: bytes === 0 ? `The name of ${what} is empty.` : `The name of ${what} has ${bytes} bytes.`,
    received: name,
    expected: `1 to ${MAX_KEY_ATTRIBUTE_NAME_BYTES} bytes of UTF-8`,
    source: SOURCES.constraints,
  });
}

export const keyAttributes: TableRule = (table, path, report) => {
  for (const { value, path: place } of declaredKeysOf(table, path)) {
    checkAttributeName(value.name, place.at("name"), "a key attribute", report);
    if (value.distinctValues === undefined) continue;
    const allowed = { what: "The number of distinct values", minimum: 1, unit: "values" };
    checkNumber(value.distinctValues, place.at("distinctValues"), allowed, report);
  }
};

/** DynamoDB knows one type for each key attribute, however many keys it is part of. */
export const oneTypePerAttribute: TableRule = (table, path, report) => {
  const declared = new Map<string, DeclaredKey>();
  for (const key of declaredKeysOf(table, path)) {
    const { name, type } = key.value;
    const first = declared.get(name);
    if (!first) {
      declared.set(name, key);
    } else if (first.value.type !== type) {
      report.error(key.path.at("type"), {
        message: `The attribute ${quoted(name)} has another type than at ${first.path.toString()}.`,
        received: type,
        expected: `${first.value.type}, or another attribute`,
        source: SOURCES.keySchemaApi,
      });
    }
  }
};

/** A key of two attributes needs two. */
export const sortKeyDiffers: TableRule = (table, path, report) => {
  const itself = { path, partitionKey: table.partitionKey, sortKey: table.sortKey };
  for (const { path: place, partitionKey, sortKey } of [itself, ...indexesOf(table, path)]) {
    if (sortKey?.name !== partitionKey.name) continue;
    report.error(place.at("sortKey").at("name"), {
      message: "The sort key is the partition key.",
      received: sortKey.name,
      expected: "another attribute, or no sort key",
      source: SOURCES.keySchemaApi,
    });
  }
};
