import { MAX_TIME_TO_LIVE_NAME_LENGTH, SOURCES } from "../limits";
import { Path } from "../problem";
import { Table } from "../table";
import { Report, TableRule } from "./rule";
import { declaredKeysOf, primaryKeyOf } from "./table-parts";

/** Expiry moves with the item's life; a primary key cannot change. */
function checkNotKey(table: Table, attribute: string, path: Path, place: Path, report: Report): void {
  const source = SOURCES.timeToLive;
  const key = declaredKeysOf(table, path).find(({ value }) => value.name === attribute);
  if (!key) return;
  if (primaryKeyOf(table).some(({ name }) => name === attribute)) {
    const message = "The time to live attribute is part of the table's key, so that an expiry could never be moved.";
    report.error(place, { message, received: attribute, expected: "an attribute that is no key", source });
  } else if (key.value.type !== "N") {
    const message = `The time to live attribute is a number, but ${key.path.toString()} declares it as ${key.value.type}.`;
    report.error(place, {
      message,
      received: attribute,
      expected: "an attribute of type N, best one that is no key",
      source,
    });
  } else {
    const message = `The time to live attribute is a key at ${key.path.toString()}: each new expiry rewrites the index entry.`;
    report.warning(place, { message, received: attribute, expected: "an attribute that is no key", source });
  }
}

export const timeToLive: TableRule = (table, path, report) => {
  if (!table.timeToLive) return;
  const { attribute } = table.timeToLive;
  const place = path.at("timeToLive").at("attribute");
  if (attribute.length < 1 || attribute.length > MAX_TIME_TO_LIVE_NAME_LENGTH) {
    report.error(place, {
      message: "The name of the time to live attribute has a length that AWS does not take.",
      received: attribute,
      expected: `1 to ${MAX_TIME_TO_LIVE_NAME_LENGTH} characters`,
      source: SOURCES.timeToLiveApi,
    });
  }
  checkNotKey(table, attribute, path, place, report);
  table.sampleItems?.forEach((item, position) => {
    const value = Object.hasOwn(item, attribute) ? item[attribute] : undefined;
    if (value === undefined || "N" in value) return;
    report.error(path.at("sampleItems").at(position).at(attribute), {
      message: "The item never expires: its time to live attribute is not a number.",
      received: value,
      expected: 'the time in seconds since 1970: { "N": "1767225600" }',
      source: SOURCES.timeToLive,
    });
  });
};
