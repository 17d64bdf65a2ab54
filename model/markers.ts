/**
 * Stand-ins for what could not be read. Whatever a rule says about one is dropped, because the cause has been
 * reported already.
 *
 * A text is marked by a character from Unicode's private use area, which nobody types into a name; a number by NaN,
 * which no schema accepts.
 */
const MARK = "\uE0DB";

/** Markers differ, so that two unreadable names are not taken for the same name. */
export function marker(ordinal: number): string {
  return `${MARK}unreadable ${ordinal}${MARK}`;
}

export function isMarker(text: string): boolean {
  return text.includes(MARK);
}

/** Deep enough for everything that rules hand out as received; guards against values that contain themselves. */
const DEEPEST_LOOK = 12;

/** Whether a value is, or somewhere holds, a stand-in. */
export function holdsMarker(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return isMarker(value);
  if (typeof value === "number") return Number.isNaN(value);
  if (typeof value !== "object" || value === null || depth > DEEPEST_LOOK) return false;
  return Object.entries(value).some(([key, inner]) => isMarker(key) || holdsMarker(inner, depth + 1));
}
