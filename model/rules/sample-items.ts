import { KeyAttribute } from "../attribute";
import { Item } from "../item";
import { MAX_ITEM_SIZE_BYTES, SOURCES } from "../limits";
import { Path } from "../problem";
import { allOf, quoted } from "../words";
import { checkAttributes, textOf } from "./item-attributes";
import { TableRule } from "./rule";
import { declaredKeysOf, primaryKeyOf } from "./table-parts";

/** Numbers that are written differently are one number: `1` and `1.0`. Long ones are compared as they stand. */
function canonicalNumber(text: string): string {
  if (/^-?\d+$/.test(text)) return BigInt(text).toString();
  const value = Number(text);
  return Math.abs(value) < Number.MAX_SAFE_INTEGER ? String(value) : text;
}

/** The values of an item's primary key in a form that is equal for equal keys; nothing where one is missing. */
function identityOf(item: Item, keys: readonly KeyAttribute[]): string | undefined {
  const values = keys.map(({ name, type }) => {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    const text = value && textOf(value, type);
    return text !== undefined && type === "N" ? canonicalNumber(text) : text;
  });
  return values.includes(undefined) ? undefined : JSON.stringify(values);
}

/** Items that the table would take. */
export const sampleItems: TableRule = (table, path, report) => {
  const keys = primaryKeyOf(table);
  const declared = declaredKeysOf(table, path);
  table.sampleItems?.forEach((item, position) => {
    const place = path.at("sampleItems").at(position);
    for (const { name, type } of keys.filter((key) => !Object.hasOwn(item, key.name))) {
      report.error(place, {
        message: `The item has no key attribute ${quoted(name)}.`,
        received: Object.keys(item),
        expected: `a value of type ${type} for ${quoted(name)}`,
        source: SOURCES.constraints,
      });
    }
    checkAttributes(item, declared, MAX_ITEM_SIZE_BYTES, place, report);
  });
};

export const distinctSampleItems: TableRule = (table, path, report) => {
  const keys = primaryKeyOf(table);
  const first = new Map<string, Path>();
  table.sampleItems?.forEach((item, position) => {
    const place = path.at("sampleItems").at(position);
    const identity = identityOf(item, keys);
    const earlier = identity === undefined ? undefined : first.get(identity);
    if (identity !== undefined && !earlier) first.set(identity, place);
    if (!earlier) return;
    report.error(place, {
      message: `The item has the primary key of ${earlier.toString()} and would replace it.`,
      received: identity,
      expected: `other values of ${allOf(keys.map(({ name }) => name))}`,
    });
  });
};
