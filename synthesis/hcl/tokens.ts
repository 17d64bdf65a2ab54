import { joinTokens } from "./spacing";
import { endOfQuoted, splitTemplate, type Part } from "./template";

export interface Token {
  readonly kind: "identifier" | "number" | "string" | "punctuation" | "newline";
  readonly text: string;
  /** Of an opening bracket: the index of the token that closes it. */
  close?: number;
  /** Of a string: the tokens of each of its sequences. */
  readonly sequences?: readonly (readonly Token[])[];
  /** Of a string: whether it is nothing but one interpolation. */
  readonly lone?: boolean;
}

const TOKEN = new RegExp(
  [
    /(?<space>[ \t]+)/,
    /(?<newline>\r?\n)/,
    /(?<identifier>[\p{ID_Start}_][\p{ID_Continue}-]*)/u,
    /(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/,
    // Comments and heredocs are not lexed: an expression that has one is left as it is.
    /(?<punctuation>(?!\/\/|\/\*|<<)(?:\.\.\.|::|=>|==|!=|<=|>=|&&|\|\||[.,:?=<>+\-*/%!()[\]{}]))/,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "uy",
);

const CLOSERS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The tokens of an HCL expression, or undefined where it has something this lexer does not know. */
export function lex(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const open: Token[] = [];
  let index = 0;
  while (index < text.length) {
    if (text[index] === '"') {
      const end = endOfQuoted(text, index + 1);
      const token = end === -1 ? undefined : lexString(text.slice(index + 1, end));
      if (token === undefined) return undefined;
      tokens.push(token);
      index = end + 1;
      continue;
    }
    TOKEN.lastIndex = index;
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    index += match[0].length;
    const token = tokenOf(match);
    if (token === undefined) continue;
    if (token.kind === "punctuation" && !trackBracket(token, open, tokens.length)) return undefined;
    tokens.push(token);
  }
  return open.length === 0 ? tokens : undefined;
}

function tokenOf(match: RegExpExecArray): Token | undefined {
  const text = match[0];
  for (const kind of ["newline", "identifier", "number", "punctuation"] as const) {
    if (match.groups?.[kind] !== undefined) return { kind, text };
  }
  return undefined;
}

/** False where brackets do not pair up. */
function trackBracket(token: Token, open: Token[], index: number): boolean {
  if (CLOSERS[token.text] !== undefined) open.push(token);
  else if (token.text === ")" || token.text === "]" || token.text === "}") {
    const opener = open.pop();
    if (opener === undefined || CLOSERS[opener.text] !== token.text) return false;
    opener.close = index;
  }
  return true;
}

function lexString(source: string): Token | undefined {
  const parts = splitTemplate(source, "quoted");
  const sequences: (readonly Token[])[] = [];
  let text = "";
  for (const part of parts) {
    if (part.kind === "literal") {
      if (/[\r\n]/.test(part.text)) return undefined;
      text += part.text;
      continue;
    }
    const sequence = lexSequence(part);
    if (sequence === undefined) return undefined;
    sequences.push(sequence.tokens);
    text += sequence.text;
  }
  const lone = parts.length === 1 && parts[0]?.kind === "sequence" && parts[0].sign === "$";
  return { kind: "string", text: `"${text}"`, sequences, lone };
}

export type Sequence = Extract<Part, { kind: "sequence" }>;

/** The tokens inside `${...}` or `%{...}` and the whole sequence as terraform fmt spaces it. */
export function lexSequence(part: Sequence): { tokens: readonly Token[]; text: string } | undefined {
  const left = part.text.startsWith("~") ? "~" : "";
  const right = part.text.length > left.length && part.text.endsWith("~") ? "~" : "";
  const tokens = lex(part.text.slice(left.length, part.text.length - right.length));
  if (tokens === undefined || tokens.length === 0) return undefined;
  const opener = `${part.sign}{`;
  const body = joinTokens(tokens, opener);
  // terraform fmt keeps the braces of an object apart from those of the sequence around it.
  const padded = `${body.startsWith("{") ? " " : ""}${body}${body.endsWith("}") ? " " : ""}`;
  return { tokens, text: `${opener}${left}${padded}${right}}` };
}
