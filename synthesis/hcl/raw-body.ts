import { definedEntries, fieldsOf, isFields, isList } from "./guards";
import { plainValue, wrapperOf } from "./wrapper";

/** The body of a resource or of a nested block with CDKTF's wrappers taken off. */
export interface RawBody {
  readonly attributes: ReadonlyMap<string, unknown>;
  readonly blocks: ReadonlyMap<string, readonly RawBody[]>;
}

const UNSUPPORTED = new Set(["dynamic", "provisioner", "connection"]);

export function readBody(input: unknown, where: string): RawBody {
  const attributes = new Map<string, unknown>();
  const blocks = new Map<string, readonly RawBody[]>();
  for (const [name, raw] of definedEntries(fieldsOf(input, where))) {
    const path = `${where}.${name}`;
    if (name === "//" || (UNSUPPORTED.has(name) && isEmpty(raw))) continue;
    const wrapper = wrapperOf(raw, path);
    // Attributes of nested blocks may bear these names; raw they are Terraform's own constructs.
    if (wrapper === undefined && UNSUPPORTED.has(name)) throw new Error(`the HCL writer cannot write ${path}`);
    if (wrapper?.isBlock === true || name === "timeouts") {
      const bodies = readBlocks(wrapper === undefined ? raw : wrapper.value, path);
      if (bodies.length > 0) blocks.set(name, bodies);
      continue;
    }
    const value = plainValue(wrapper === undefined ? raw : wrapper.value, path);
    if (value !== undefined) attributes.set(name, value);
  }
  return { attributes, blocks };
}

function readBlocks(value: unknown, where: string): readonly RawBody[] {
  if (value === undefined || value === null) return [];
  if (isList(value)) return value.filter((item) => item !== undefined).map((item) => readBody(item, where));
  return [readBody(value, where)];
}

function isEmpty(input: unknown): boolean {
  return (isList(input) && input.length === 0) || (isFields(input) && definedEntries(input).length === 0);
}
