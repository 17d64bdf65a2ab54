/** What is written as YAML here: texts, numbers, truth values, lists and objects of them. Nothing is left out silently. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;

const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);

/**
 * What fits on a line, in JSON's words: a text in JSON's quotes is the same text in YAML, whatever it looks like without
 * them. Nothing where there is something inside.
 */
function inline(value: YamlValue): string | undefined {
  return typeof value !== "object" || Object.keys(value).length === 0 ? JSON.stringify(value) : undefined;
}

const keyText = (key: string) => (PLAIN_KEY.test(key) ? key : JSON.stringify(key));

function lines(value: YamlValue, indent: string): string[] {
  const short = inline(value);
  if (short !== undefined) return [`${indent}${short}`];
  if (isList(value)) {
    return value.flatMap((item) => {
      const [first = "", ...rest] = lines(item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  return Object.entries(value).flatMap(([key, held]: [string, YamlValue]) => {
    const line = inline(held);
    return line === undefined
      ? [`${indent}${keyText(key)}:`, ...lines(held, `${indent}  `)]
      : [`${indent}${keyText(key)}: ${line}`];
  });
}

/** A value as a YAML document. The same value gives the same text. */
export function yamlText(value: YamlValue): string {
  return `${lines(value, "").join("\n")}\n`;
}
