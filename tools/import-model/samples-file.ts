import { AttributeValue, Item } from "../../model/item";
import { JSON_STYLE, list, object, print, Source, text } from "./source-text";

const json = (value: string | boolean): Source => text(JSON.stringify(value));

function attributes(content: Readonly<Record<string, AttributeValue>>, open = false): Source {
  const entries = Object.entries(content).map(([name, value]) => ({
    name: JSON.stringify(name),
    value: source(value),
  }));
  return object(entries, open);
}

function content(value: AttributeValue): Source {
  if ("M" in value) return attributes(value.M);
  if ("L" in value) return list(value.L.map(source));
  if ("SS" in value) return list(value.SS.map(json));
  if ("NS" in value) return list(value.NS.map(json));
  if ("BS" in value) return list(value.BS.map(json));
  if ("BOOL" in value) return json(value.BOOL);
  if ("NULL" in value) return json(value.NULL);
  if ("N" in value) return json(value.N);
  return json("S" in value ? value.S : value.B);
}

function source(value: AttributeValue): Source {
  const type = Object.keys(value)[0] ?? "";
  return object([{ name: JSON.stringify(type), value: content(value) }]);
}

/** The sample items of a table in DynamoDB JSON, as Prettier would write them: an attribute a line where it fits. */
export function samplesFile(items: readonly Item[]): string {
  return `${print(list(items.map((item) => attributes(item, true))), JSON_STYLE)}\n`;
}
