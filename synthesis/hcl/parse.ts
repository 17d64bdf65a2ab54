import { hasAssignment, keyOf } from "./key";
import { call, object, text, tuple, type Entry, type Key, type Node } from "./node";
import { isForExpression, joinTokens } from "./spacing";
import { lex, type Token } from "./tokens";

/** Reads an HCL expression so far as its layout needs; what it cannot read it leaves as it is. */
export function parseExpression(source: string): Node {
  const trimmed = source.trim();
  const tokens = lex(trimmed);
  return tokens === undefined ? text(trimmed) : parse(tokens, 0, tokens.length);
}

function parse(tokens: readonly Token[], from: number, to: number): Node {
  let [start, end] = [from, to];
  while (start < end && tokens[start]?.kind === "newline") start++;
  while (end > start && tokens[end - 1]?.kind === "newline") end--;
  return (
    parseString(tokens, start, end) ??
    parseBracket(tokens, start, end) ??
    parseCall(tokens, start, end) ??
    text(joinTokens(tokens.slice(start, end)))
  );
}

/** `"${expr}"` is `expr` with more ado. */
function parseString(tokens: readonly Token[], start: number, end: number): Node | undefined {
  const token = tokens[start];
  const inner = token?.lone === true && end - start === 1 ? token.sequences?.[0] : undefined;
  return inner === undefined ? undefined : parse(inner, 0, inner.length);
}

function parseBracket(tokens: readonly Token[], start: number, end: number): Node | undefined {
  const opener = tokens[start];
  if (opener?.close !== end - 1 || isForExpression(tokens, start)) return undefined;
  if (opener.text === "[") return tuple(split(tokens, start + 1, end - 1, [","]).map(([a, b]) => parse(tokens, a, b)));
  if (opener.text !== "{") return undefined;
  const entries = split(tokens, start + 1, end - 1, [",", "\n"]).map(([a, b]) => parseEntry(tokens, a, b));
  return entries.every((entry) => entry !== undefined) ? object(entries) : undefined;
}

function parseEntry(tokens: readonly Token[], start: number, end: number): Entry | undefined {
  const assign = indexAtDepth(tokens, start, end, ["=", ":"]);
  const key = assign === undefined ? undefined : parseKey(tokens.slice(start, assign));
  return assign === undefined || key === undefined ? undefined : { key, value: parse(tokens, assign + 1, end) };
}

/** None where the key has an assignment of its own: terraform fmt would align that one instead. */
function parseKey(tokens: readonly Token[]): Key | undefined {
  const [only, ...others] = tokens;
  if (only === undefined || hasAssignment(tokens)) return undefined;
  return others.length === 0 ? keyOf(only.text) : { text: joinTokens(tokens), aligned: true };
}

function parseCall(tokens: readonly Token[], start: number, end: number): Node | undefined {
  let at = start;
  while (tokens[at]?.kind === "identifier" && tokens[at + 1]?.text === "::") at += 2;
  const opener = tokens[at + 1];
  if (tokens[at]?.kind !== "identifier" || opener?.text !== "(" || opener.close !== end - 1) return undefined;
  const args = split(tokens, at + 2, end - 1, [","]).map(([a, b]) => parse(tokens, a, b));
  return call(joinTokens(tokens.slice(start, at + 1)), args);
}

/** The ranges between separators outside inner brackets; a range of nothing but line breaks is none. */
function split(
  tokens: readonly Token[],
  start: number,
  end: number,
  separators: readonly string[],
): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  let from = start;
  while (from < end) {
    const to = indexAtDepth(tokens, from, end, separators) ?? end;
    if (tokens.slice(from, to).some(({ kind }) => kind !== "newline")) ranges.push([from, to]);
    from = to + 1;
  }
  return ranges;
}

function indexAtDepth(
  tokens: readonly Token[],
  start: number,
  end: number,
  texts: readonly string[],
): number | undefined {
  for (let index = start; index < end; index++) {
    const token = tokens[index];
    if (token === undefined) return undefined;
    if (token.close !== undefined) index = token.close;
    else if (token.kind === "newline" ? texts.includes("\n") : texts.includes(token.text)) return index;
  }
  return undefined;
}
