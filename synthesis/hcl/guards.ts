export type Fields = Readonly<Record<string, unknown>>;

/**
 * Only plain objects count as data: writing a class instance (an unresolved token, a Map) field by field would put
 * nonsense into the file. The prototype is compared by shape because every realm has its own `Object.prototype`.
 */
export function isFields(input: unknown): input is Fields {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === null || (typeof prototype === "object" && Object.getPrototypeOf(prototype) === null);
}

export function isList(input: unknown): input is readonly unknown[] {
  return Array.isArray(input);
}

export function fieldsOf(input: unknown, where: string): Fields {
  if (!isFields(input)) throw new Error(`${where} must be a plain object, not ${describe(input)}`);
  return input;
}

export function definedEntries(fields: Fields): readonly (readonly [string, unknown])[] {
  return Object.entries(fields).filter(([, value]) => value !== undefined);
}

export function describe(input: unknown): string {
  if (typeof input === "string") return JSON.stringify(input);
  if (isList(input)) return "a list";
  if (typeof input === "object" && input !== null) return `a ${input.constructor.name}`;
  return typeof input === "function" ? "a function" : String(input);
}

export function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
