import type { Key } from "./node";
import type { Token } from "./tokens";

/** A bare `for` would begin a for expression; the literals are legal as keys, but would read as values. */
const RESERVED = new Set(["for", "null", "true", "false"]);

export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name);
}

/** Turns a quoted key into a bare one where it may be. */
export function keyOf(rendered: string, sequences: readonly (readonly Token[])[] = []): Key {
  const inner = rendered.slice(1, -1);
  const bare = rendered.startsWith('"') && isIdentifier(inner) && !RESERVED.has(inner);
  return { text: bare ? inner : rendered, aligned: !sequences.some(hasAssignment) };
}

export function hasAssignment(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ kind, text, sequences = [] }) => (kind === "punctuation" && text === "=") || sequences.some(hasAssignment),
  );
}
