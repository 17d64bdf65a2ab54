import type { Node } from "./hcl/node";
import { parseExpression } from "./hcl/parse";

/** A text in an HCL expression as the text it stands for; anything else as a reference, as in a string. */
function valueOfText(text: string): unknown {
  if (text === "true" || text === "false" || text === "null" || /^-?\d+(\.\d+)?$/.test(text)) return JSON.parse(text);
  if (!text.startsWith('"')) return `\${${text}}`;
  try {
    return (JSON.parse(text) as string).replaceAll("$${", "${").replaceAll("%%{", "%{");
  } catch {
    return text;
  }
}

function valueOf(node: Node): unknown {
  switch (node.kind) {
    case "tuple":
      return node.items.map(valueOf);
    case "object":
      return Object.fromEntries(node.entries.map(({ key, value }) => [String(valueOfKey(key.text)), valueOf(value)]));
    case "text":
      return valueOfText(node.text);
    case "call":
      return `\${${node.name}(...)}`;
  }
}

function valueOfKey(text: string): unknown {
  return text.startsWith('"') ? valueOfText(text) : text;
}

/**
 * The JSON text that `${jsonencode({...})}` stands for, with references left as `${...}`: what a plan shows once the
 * references are known. Nothing where the text is no such expression.
 */
export function jsonOfExpression(expression: string): string | undefined {
  if (!expression.startsWith("${jsonencode(")) return undefined;
  const node = parseExpression(expression.slice(2, -1));
  const argument = node.kind === "call" ? node.args[0] : undefined;
  return argument && JSON.stringify(valueOf(argument));
}
