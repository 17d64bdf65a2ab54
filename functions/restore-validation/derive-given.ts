import { keysThrough, typeOf } from "./checks/read-check";
import type { Condition, ReadPattern, TableDeclaration } from "./declaration";
import type { Item } from "./evidence";

/** Values of a pattern's parameters. */
export type Given = Readonly<Record<string, string | number | Uint8Array>>;

const PARAMETER = /\{([A-Za-z]\w*)\}/g;
const LONE_PARAMETER = /^\{([A-Za-z]\w*)\}$/;

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A template as a pattern that has a group for each parameter: `ACC#{account}` becomes `^ACC#(?<account>.+?)$`. */
function patternOf(template: string): RegExp {
  const seen = new Set<string>();
  let text = "";
  let end = 0;
  for (const match of template.matchAll(PARAMETER)) {
    const name = match[1] ?? "";
    text += escaped(template.slice(end, match.index));
    text += seen.has(name) ? `\\k<${name}>` : `(?<${name}>.+?)`;
    seen.add(name);
    end = match.index + match[0].length;
  }
  return new RegExp(`^${text}${escaped(template.slice(end))}$`, "s");
}

/** A value as a template writes it. */
function textOf(value: unknown): string {
  return typeof value === "object" && value !== null && "value" in value ? String(value.value) : String(value);
}

/** The parameters with which the template gives the value; nothing where there are none. */
function parametersIn(template: string, value: unknown): Given | undefined {
  if (value instanceof Uint8Array) {
    const name = LONE_PARAMETER.exec(template)?.[1];
    return name === undefined ? undefined : { [name]: value };
  }
  const match = patternOf(template).exec(textOf(value));
  return match === null ? undefined : { ...match.groups };
}

/** The templates that are filled with a value of the item to make the condition hold; nothing where that is not possible. */
function templatesOf({ operator, value, upperValue }: Condition): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (operator === "between") return upperValue === undefined ? undefined : [value, upperValue];
  // A strict comparison with an item's own value does not find it.
  return ["=", "<=", ">=", "begins_with"].includes(operator) ? [value] : undefined;
}

function parametersFor(condition: Condition, value: unknown): Given | undefined {
  const { operator, value: template } = condition;
  // Without a parameter the item has the prefix or it does not; its value need not be the whole of it.
  if (operator === "begins_with" && template !== undefined && !template.includes("{")) {
    return typeof value === "string" && value.startsWith(template) ? {} : undefined;
  }
  const found = templatesOf(condition)?.map((each) => parametersIn(each, value));
  return found === undefined ? undefined : merged(found);
}

/** All of the parameters, where each has one value. */
function merged(parts: readonly (Given | undefined)[]): Given | undefined {
  const all: Record<string, string | number | Uint8Array> = {};
  for (const part of parts) {
    if (part === undefined) return undefined;
    for (const [name, value] of Object.entries(part)) {
      if (name in all && all[name] !== value) return undefined;
      all[name] = value;
    }
  }
  return all;
}

/**
 * The parameters with which a pattern has to find this item of the table; nothing where it does not have to: the item is
 * of another kind, is not in the index, or its values cannot be told from the templates.
 */
export function givenFor(item: Item, pattern: ReadPattern, declaration: TableDeclaration): Given | undefined {
  const isThere = keysThrough(declaration, pattern.index).every(({ name, type }) => typeOf(item[name]) === type);
  if (!isThere) return undefined;
  return merged(pattern.key.map((condition) => parametersFor(condition, item[condition.attribute])));
}
