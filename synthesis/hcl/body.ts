import type { Attribute, Block, Body } from "./document";
import { value, type Expression } from "./expression";
import { byCodeUnit } from "./guards";
import type { RawBody } from "./raw-body";

export interface BodyOptions {
  readonly where: string;
  /** Attributes to be written before the others, which follow by name. */
  readonly first?: readonly string[];
  /** How to write an attribute that is no plain value. */
  readonly expressions?: Readonly<Record<string, (input: unknown, where: string) => Expression>>;
}

export function bodyOf(raw: RawBody, options: BodyOptions): Body {
  return [...attributesOf(raw, options), ...nestedBlocksOf(raw, options.where)];
}

export function attributesOf(raw: RawBody, { where, first = [], expressions = {} }: BodyOptions): readonly Attribute[] {
  const leading = first.filter((name) => raw.attributes.has(name));
  const others = [...raw.attributes.keys()].filter((name) => !first.includes(name)).sort(byCodeUnit);
  return [...leading, ...others].map((name) => {
    const write = (Object.hasOwn(expressions, name) ? expressions[name] : undefined) ?? value;
    return { name, value: located(`${where}.${name}`, (path) => write(raw.attributes.get(name), path)) };
  });
}

export function nestedBlocksOf(raw: RawBody, where: string): readonly Block[] {
  return [...raw.blocks.keys()].sort(byCodeUnit).flatMap((name) =>
    (raw.blocks.get(name) ?? []).map((nested) => ({
      type: name,
      labels: [],
      body: bodyOf(nested, { where: `${where}.${name}` }),
    })),
  );
}

/** Says in an error where the value is that cannot be written. */
export function located<Result>(where: string, write: (where: string) => Result): Result {
  try {
    return write(where);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw message.startsWith(where) ? error : new Error(`${where}: ${message}`, { cause: error });
  }
}
