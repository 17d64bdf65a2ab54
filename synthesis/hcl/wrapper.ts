import { definedEntries, fieldsOf, isFields, isList, type Fields } from "./guards";

/** What CDKTF says about an attribute beside its value; keys come in camel or in snake case. */
interface Wrapper {
  readonly value: unknown;
  readonly isBlock: boolean;
}

const MARKERS = ["isBlock", "is_block", "storageClassType", "storage_class_type"];
const WRAPPER_KEYS = new Set(["value", "type", ...MARKERS]);

/** The wrapper at an attribute's place, or undefined for a raw value, as overrides and meta arguments are. */
export function wrapperOf(input: unknown, where: string): Wrapper | undefined {
  if (!isFields(input) || typeof input["type"] !== "string") return undefined;
  const marked = MARKERS.some((key) => input[key] !== undefined);
  const foreign = definedEntries(input).find(([key]) => !WRAPPER_KEYS.has(key));
  if (foreign !== undefined) {
    if (marked)
      throw new Error(`${where} mixes "${foreign[0]}" into a CDKTF attribute: the HCL writer cannot write it`);
    return undefined;
  }
  if (!marked && !("value" in input)) return undefined;
  return { value: input["value"], isBlock: (input["isBlock"] ?? input["is_block"]) === true };
}

/** A value without the wrappers that CDKTF also puts around the attributes of nested objects. */
export function plainValue(input: unknown, where: string): unknown {
  if (isList(input)) return input.filter((item) => item !== undefined).map((item) => plainValue(item, where));
  if (!isFields(input)) return input;
  // A user's map may have keys called "type" and "value", but no boolean "isBlock" beside them.
  if (typeof (input["isBlock"] ?? input["is_block"]) === "boolean") {
    const wrapper = wrapperOf(input, where);
    if (wrapper !== undefined) return plainValue(wrapper.value, where);
  }
  return plainFields(input, where);
}

export function plainFields(input: unknown, where: string): Fields {
  const entries = definedEntries(fieldsOf(input, where)).map(
    ([key, item]) => [key, plainValue(item, `${where}.${key}`)] as const,
  );
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** The value at an attribute's place, wrapped or not. */
export function unwrapped(input: unknown, where: string): unknown {
  const wrapper = wrapperOf(input, where);
  return plainValue(wrapper === undefined ? input : wrapper.value, where);
}
