import { isFields, isList } from "./guards";
import { splitTemplate } from "./template";
import { lex, type Token } from "./tokens";

/** Roots of a traversal that name nothing a stack declares as a resource. */
const NO_RESOURCE = new Set(["var", "local", "each", "count", "self", "path", "terraform"]);

/** Roots with a longer address than `type.name`. */
const SEGMENTS: Readonly<Record<string, number>> = { data: 3, ephemeral: 3 };

/** The addresses of everything referenced inside `${...}` in the value, each once, in order of appearance. */
export function referencesOf(value: unknown): string[] {
  const found = new Set<string>();
  collectFromValue(value, found);
  return [...found];
}

function collectFromValue(value: unknown, found: Set<string>): void {
  if (typeof value === "string") collectFromTemplate(value, found);
  else if (isList(value)) for (const item of value) collectFromValue(item, found);
  else if (isFields(value)) {
    for (const [key, item] of Object.entries(value)) {
      collectFromTemplate(key, found);
      collectFromValue(item, found);
    }
  }
}

function collectFromTemplate(template: string, found: Set<string>): void {
  for (const part of splitTemplate(template, "cdktf")) {
    if (part.kind === "literal") continue;
    const tokens = lex(part.text.replace(/^~|~$/g, ""));
    // Passing over what cannot be read would hide a reference.
    if (tokens === undefined) throw new Error(`cannot find the references in ${JSON.stringify(part.text)}`);
    collect(tokens, 0, tokens.length, new Set(), found);
  }
}

function collect(
  tokens: readonly Token[],
  start: number,
  end: number,
  bound: ReadonlySet<string>,
  found: Set<string>,
): void {
  for (let index = start; index < end; index++) {
    const token = tokens[index];
    if (token?.kind === "string") collectFromString(token, bound, found);
    if (token?.kind === "identifier" && tokens[index - 1]?.text !== ".") {
      const address = addressAt(tokens, index, bound);
      if (address !== undefined) found.add(address);
    }
    if (token?.close === undefined) continue;
    collect(tokens, index + 1, token.close, withBound(tokens, index + 1, bound), found);
    index = token.close;
  }
}

function collectFromString(token: Token, bound: ReadonlySet<string>, found: Set<string>): void {
  let scope = bound;
  for (const sequence of token.sequences ?? []) {
    // A `%{ for }` directive binds its names in what follows of the string.
    scope = withBound(sequence, 0, scope);
    collect(sequence, 0, sequence.length, scope, found);
  }
}

/** The names in scope, with those that a `for` at the index binds. */
function withBound(tokens: readonly Token[], index: number, bound: ReadonlySet<string>): ReadonlySet<string> {
  let at = index;
  while (tokens[at]?.kind === "newline") at++;
  if (tokens[at]?.kind !== "identifier" || tokens[at]?.text !== "for") return bound;
  const names = new Set(bound);
  for (at++; at < tokens.length && tokens[at]?.text !== "in"; at++) {
    const token = tokens[at];
    if (token?.kind === "identifier") names.add(token.text);
  }
  return names;
}

function addressAt(tokens: readonly Token[], index: number, bound: ReadonlySet<string>): string | undefined {
  const root = tokens[index]?.text ?? "";
  if (NO_RESOURCE.has(root) || bound.has(root)) return undefined;
  const length = SEGMENTS[root] ?? 2;
  const segments = [root];
  for (let at = index + 1; segments.length < length; at += 2) {
    const segment = tokens[at + 1];
    if (tokens[at]?.text !== "." || segment?.kind !== "identifier") return undefined;
    segments.push(segment.text);
  }
  return segments.join(".");
}
