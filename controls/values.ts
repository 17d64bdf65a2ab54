/** Reading the untyped values of a record: what is missing or of another type reads as nothing. */
type Values = Readonly<Record<string, unknown>>;

export function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The blocks of this name, in order. A single block may be an object of its own. */
export function blocks(values: Values, name: string): Values[] {
  const value = values[name];
  if (isValues(value)) return [value];
  return Array.isArray(value) ? value.filter(isValues) : [];
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A value that may be one or several. */
export function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
