import { AttributeValue, Item } from "../item";
import { MAX_NESTING_DEPTH, MAX_PARTITION_KEY_VALUE_BYTES, MAX_SORT_KEY_VALUE_BYTES, SOURCES } from "../limits";
import { Path } from "../problem";
import { figure, quoted } from "../words";
import { isNumeric } from "./example-parameters";
import { itemSize, nestingDepth } from "./item-size";
import { Report } from "./rule";
import { DeclaredKey } from "./table-parts";

const source = SOURCES.constraints;

/** The text of a value of the type; nothing where it is of another type. */
export function textOf(value: AttributeValue, type: string): string | undefined {
  const entry = Object.entries(value).find(([name]) => name === type);
  return typeof entry?.[1] === "string" ? entry[1] : undefined;
}

function checkKeyValue(
  value: AttributeValue,
  { value: key, role, path: declared }: DeclaredKey,
  path: Path,
  report: Report,
) {
  const text = textOf(value, key.type);
  if (text === undefined) {
    const message = `The key attribute ${quoted(key.name)} is of type ${key.type} at ${declared.toString()}.`;
    report.error(path, { message, received: value, expected: `{ ${quoted(key.type)}: … }`, source });
    return;
  }
  if (key.type === "N") {
    if (isNumeric(text)) return;
    report.error(path, {
      message: "The number of a key attribute is none.",
      received: value,
      expected: "a number as text",
      source,
    });
    return;
  }
  const bytes = Buffer.byteLength(text, key.type === "B" ? "base64" : "utf8");
  const maximum = role === "partitionKey" ? MAX_PARTITION_KEY_VALUE_BYTES : MAX_SORT_KEY_VALUE_BYTES;
  if (bytes >= 1 && bytes <= maximum) return;
  const message = `The value of a key attribute has ${figure(bytes)} bytes.`;
  report.error(path, { message, received: text, expected: `1 to ${figure(maximum)} bytes`, source });
}

/** Attributes that are keys have the declared type where they are there, and the item fits into DynamoDB. */
export function checkAttributes(
  item: Item,
  keys: readonly DeclaredKey[],
  maximumBytes: number,
  path: Path,
  report: Report,
): void {
  const checked = new Set<string>();
  for (const key of keys) {
    const { name, type } = key.value;
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    // An attribute that two keys declare is judged once for each role and type.
    const judgement = JSON.stringify([name, type, key.role]);
    if (value === undefined || checked.has(judgement)) continue;
    checked.add(judgement);
    checkKeyValue(value, key, path.at(name), report);
  }
  for (const [name, value] of Object.entries(item)) {
    if (nestingDepth(value) <= MAX_NESTING_DEPTH) continue;
    const expected = `at most ${MAX_NESTING_DEPTH} levels of lists and maps`;
    report.error(path.at(name), { message: "The attribute is nested too deeply.", expected, source });
  }
  const size = itemSize(item);
  if (size <= maximumBytes) return;
  const expected = `at most ${figure(maximumBytes)} bytes, attribute names included`;
  report.error(path, { message: "The item is too large.", received: size, expected, source });
}
