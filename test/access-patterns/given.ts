import { AccessPatternExample } from "../../model/access-pattern";
import { Condition, fillTemplate } from "../../model/condition";
import { AttributeValue, Item } from "../../model/item";
import { Table } from "../../model/table";

/** Values of a pattern's parameters. */
export type Given = Readonly<Record<string, string | number>>;

/** One set of parameters for every request item: batches have several. */
export function givensOf({ given }: AccessPatternExample): readonly Given[] {
  return isList(given) ? given : [given];
}

/** Array.isArray does not know lists that cannot be changed. */
function isList(given: Given | readonly Given[]): given is readonly Given[] {
  return Array.isArray(given);
}

const SCALARS = ["S", "N", "B", "BOOL"] as const;
type Scalar = (typeof SCALARS)[number];

/** The type that the elements of a set have: `contains` compares with one of them. */
const ELEMENTS: Readonly<Record<string, Scalar>> = { SS: "S", NS: "N", BS: "B" };

/**
 * The type of the values that an attribute is compared with: what the table declares for a key attribute, what the
 * sample items hold for another one, and text where nothing is known.
 */
function comparedType(table: Table, attribute: string): Scalar {
  const keys = [
    table.partitionKey,
    table.sortKey,
    ...(table.globalSecondaryIndexes ?? []).flatMap((index) => [index.partitionKey, index.sortKey]),
    ...(table.localSecondaryIndexes ?? []).map((index) => index.sortKey),
  ];
  const declared = keys.find((key) => key?.name === attribute);
  if (declared) return declared.type;
  const sample = (table.sampleItems ?? []).find((item) => item[attribute] !== undefined)?.[attribute];
  const type = Object.keys(sample ?? { S: "" })[0] ?? "S";
  return ELEMENTS[type] ?? SCALARS.find((scalar) => scalar === type) ?? "S";
}

function typed(type: Scalar, text: string): AttributeValue {
  if (type === "N") return { N: text };
  if (type === "B") return { B: text };
  if (type === "BOOL") return { BOOL: text === "true" };
  return { S: text };
}

/** The values that a condition compares with, once its parameters are given: none, one, or the two ends of a range. */
export function valuesOf(table: Table, condition: Condition, given: Given): readonly AttributeValue[] {
  const type = comparedType(table, condition.attribute);
  const templates = [condition.value, condition.upperValue].filter((template) => template !== undefined);
  return templates.map((template) => typed(type, fillTemplate(template, given)));
}

/** The key that a pattern on single items asks for or writes. */
export function keyOf(table: Table, key: readonly Condition[], given: Given): Item {
  return Object.fromEntries(
    key.flatMap((condition) => {
      const [value] = valuesOf(table, condition, given);
      return value === undefined ? [] : [[condition.attribute, value]];
    }),
  );
}
