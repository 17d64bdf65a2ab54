/** A record that cannot be archived, now or later. */
export class PoisonRecordError extends Error {
  override readonly name = "PoisonRecordError";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isText = (value: unknown) => typeof value === "string";
const isTexts = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText);

/** What DynamoDB's types without others inside look like in its JSON. Numbers are text: JavaScript would round them. */
const PLAIN: Readonly<Record<string, ((value: unknown) => boolean) | undefined>> = {
  S: isText,
  N: isText,
  B: isText,
  BOOL: (value) => typeof value === "boolean",
  NULL: (value) => value === true,
  SS: isTexts,
  NS: isTexts,
  BS: isTexts,
};

/** The same value with the attributes of maps in one order. */
function valueOf(value: unknown, path: string): unknown {
  const [[type, content] = ["", undefined], ...others] = isObject(value) ? Object.entries(value) : [];
  if (others.length > 0) throw new PoisonRecordError(`${path} has several types`);
  if (type === "M" && isObject(content)) return { M: attributesOf(content, path) };
  if (type === "L" && Array.isArray(content)) return { L: content.map((each, at) => valueOf(each, `${path}[${at}]`)) };
  if (PLAIN[type]?.(content) !== true) throw new PoisonRecordError(`${path} is no value of DynamoDB`);
  return { [type]: content };
}

function attributesOf(attributes: Readonly<Record<string, unknown>>, path: string): Record<string, unknown> {
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  // Not by assignment: an attribute may be called `__proto__`.
  return Object.fromEntries(
    sorted.map(([name, value]) => [name, valueOf(value, path === "" ? name : `${path}.${name}`)]),
  );
}

/**
 * An item as a line of DynamoDB JSON, as in an export of a table. Nothing is converted, so that nothing is lost; the same
 * item always has the same text.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
 * @param beside what stands in the line beside the item
 * @throws PoisonRecordError where this is no item
 */
export function itemText(
  item: Readonly<Record<string, unknown>>,
  beside: Readonly<Record<string, string>> = {},
): string {
  if (Object.keys(item).length === 0) throw new PoisonRecordError("the item is empty");
  return `${JSON.stringify({ Item: attributesOf(item, ""), ...beside })}\n`;
}
