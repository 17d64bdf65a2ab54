/**
 * What AWS always gives although the types of its SDK do not promise it. Nothing is judged, and least of all deleted, by
 * a value that is made up instead.
 * @throws Error where it is missing
 */
export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`AWS has not said ${what}`);
  return value;
}
