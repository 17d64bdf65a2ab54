/** What is written as YAML here: texts, numbers, truth values, lists and objects of them. Nothing is left out silently. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;

function scalar(value: string | number | boolean): string {
  // A text in JSON's quotes is the same text in YAML, whatever it looks like without them.
  return JSON.stringify(value);
}

const keyText = (key: string) => (PLAIN_KEY.test(key) ? key : JSON.stringify(key));

const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);

function lines(value: YamlValue, indent: string): string[] {
  if (typeof value !== "object") return [`${indent}${scalar(value)}`];
  if (isList(value)) {
    return value.flatMap((item) => {
      const [first = "", ...rest] = lines(item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  return Object.entries(value).flatMap(([key, held]) => {
    if (typeof held !== "object") return [`${indent}${keyText(key)}: ${scalar(held)}`];
    if (Object.keys(held).length === 0) return [`${indent}${keyText(key)}: ${isList(held) ? "[]" : "{}"}`];
    return [`${indent}${keyText(key)}:`, ...lines(held, `${indent}  `)];
  });
}

/** A value as a YAML document. The same value gives the same text. */
export function yamlText(value: YamlValue): string {
  return `${lines(value, "").join("\n")}\n`;
}
