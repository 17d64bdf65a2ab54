import { columns } from "./columns";

/** The line length of the project's Prettier configuration. */
export const LINE_LENGTH = 120;

/**
 * A piece of TypeScript or JSON to be written as Prettier writes it. What fits on a line stands on one line, except an
 * object that is `open`: Prettier leaves both forms of an object as they are.
 */
export type Source =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "call"; readonly callee: string; readonly argument: Source }
  | { readonly kind: "list"; readonly elements: readonly Source[] }
  | { readonly kind: "object"; readonly entries: readonly Entry[]; readonly open: boolean };

/** A property, with comments above it. Comments and `open` objects keep what they are in from standing on one line. */
export interface Entry {
  readonly name: string;
  readonly value: Source;
  readonly comments?: readonly string[];
}

export interface Style {
  /** Whether a list on several lines ends with a comma. */
  readonly trailingComma: boolean;
  /** Whether a quoted text that does not fit beside the name of its property moves to the next line. */
  readonly movesLongTexts: boolean;
}

export const TYPESCRIPT: Style = { trailingComma: true, movesLongTexts: true };
export const JSON_STYLE: Style = { trailingComma: false, movesLongTexts: false };

/** Names shorter than this keep their text beside them: moving it would win next to nothing. */
const SHORTEST_NAME_TO_BREAK_AFTER = 5;

export const text = (written: string): Source => ({ kind: "text", text: written });
export const list = (elements: readonly Source[]): Source => ({ kind: "list", elements });
export const call = (callee: string, argument: Source): Source => ({ kind: "call", callee, argument });

export function object(entries: readonly (Entry | undefined)[], open = false): Source {
  return { kind: "object", entries: entries.filter((entry) => entry !== undefined), open };
}

/** A text in quotes as Prettier chooses them: double ones, unless single ones need fewer escapes. */
export function quote(value: string): string {
  const json = JSON.stringify(value);
  const count = (character: string) => value.split(character).length - 1;
  if (count('"') <= count("'")) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Prettier never writes several objects with several properties beside each other. */
function isTabular(elements: readonly Source[]): boolean {
  return elements.length > 1 && elements.every((element) => element.kind === "object" && element.entries.length > 1);
}

/** On one line; undefined where something keeps it from that. */
function flat(source: Source): string | undefined {
  switch (source.kind) {
    case "text":
      return source.text;
    case "call": {
      const argument = flat(source.argument);
      return argument === undefined ? undefined : `${source.callee}(${argument})`;
    }
    case "list":
      return isTabular(source.elements) ? undefined : flatAll(source.elements.map(flat), "[", "]");
    case "object": {
      const { entries } = source;
      if (entries.length === 0) return "{}";
      if (source.open || entries.some(({ comments = [] }) => comments.length > 0)) return undefined;
      return flatAll(
        entries.map(({ name, value }) => prefixed(`${name}: `, flat(value))),
        "{ ",
        " }",
      );
    }
  }
}

function prefixed(prefix: string, written: string | undefined): string | undefined {
  return written === undefined ? undefined : prefix + written;
}

function flatAll(parts: readonly (string | undefined)[], start: string, end: string): string | undefined {
  return parts.some((part) => part === undefined) ? undefined : start + parts.join(", ") + end;
}

/**
 * The text of a source that begins after `before` columns of a line indented by `indent`, and that `after` columns
 * follow.
 */
export function print(source: Source, style: Style, indent = 0, before = indent, after = 0): string {
  const oneLine = flat(source);
  if (oneLine !== undefined && before + columns(oneLine) + after <= LINE_LENGTH) return oneLine;
  const inner = indent + 2;
  /** The parts on lines of their own, each written with the number of columns that follow it. */
  const lines = (parts: readonly ((after: number) => string)[]) => {
    const written = parts.map((part, position) => {
      const comma = style.trailingComma || position < parts.length - 1 ? "," : "";
      return `${" ".repeat(inner)}${part(comma.length)}${comma}\n`;
    });
    return `\n${written.join("")}${" ".repeat(indent)}`;
  };
  const inside = (part: Source) => (end: number) => print(part, style, inner, inner, end);
  switch (source.kind) {
    case "text":
      return source.text;
    case "call": {
      const { callee, argument } = source;
      if (argument.kind === "object") {
        // An object hugs its parentheses.
        return `${callee}(${print(argument, style, indent, before + columns(callee) + 1, after + 1)})`;
      }
      return `${callee}(${lines([inside(argument)])})`;
    }
    case "list":
      return `[${lines(source.elements.map(inside))}]`;
    case "object":
      return `{${lines(source.entries.map((entry) => (end) => printEntry(entry, style, inner, end)))}}`;
  }
}

function printEntry({ name, value, comments = [] }: Entry, style: Style, indent: number, after: number): string {
  const above = comments.map((comment) => `// ${comment}\n${" ".repeat(indent)}`).join("");
  const before = indent + columns(name) + 2;
  const written = print(value, style, indent, before, after);
  const isQuoted = value.kind === "text" && /^["']/.test(value.text);
  const isLong = isQuoted && before + columns(written) + after > LINE_LENGTH;
  const moves = style.movesLongTexts && isLong && columns(name) >= SHORTEST_NAME_TO_BREAK_AFTER;
  return `${above}${name}:${moves ? `\n${" ".repeat(indent + 2)}` : " "}${written}`;
}
