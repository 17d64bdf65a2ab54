import type { Token } from "./tokens";

/** Behind these a minus is a sign, elsewhere it is a subtraction: the heuristic of terraform fmt. */
const SIGN_BEHIND = new Set([
  "(",
  "{",
  "[",
  "=",
  ":",
  ",",
  "?",
  "+",
  "*",
  "/",
  "%",
  "-",
  "==",
  "!=",
  ">",
  ">=",
  "<",
  "<=",
  "&&",
  "||",
  "!",
]);

const OPENERS = new Set(["(", "[", "{"]);
const CLOSERS = new Set([")", "]", "}"]);

function isPunctuation(token: Token, text: string): boolean {
  return token.kind === "punctuation" && token.text === text;
}

function isOneOf(token: Token, texts: ReadonlySet<string>): boolean {
  return token.kind === "punctuation" && texts.has(token.text);
}

/** Whether terraform fmt puts a space between two neighbours; `behind` is what stands left of the first one. */
function spaced(behind: Token | undefined, left: Token, right: Token): boolean {
  if (left.kind === "identifier" && (isPunctuation(right, "(") || isPunctuation(right, "::"))) return false;
  if (isPunctuation(left, "::") || isPunctuation(left, ".") || isPunctuation(right, ".")) return false;
  if (isPunctuation(right, ",") || isPunctuation(right, "...")) return false;
  if (isPunctuation(left, ",")) return true;
  if (left.kind === "identifier" && left.text === "in" && behind?.kind === "identifier") return true;
  if (isPunctuation(right, "[") && (left.kind === "identifier" || left.kind === "number" || isOneOf(left, CLOSERS))) {
    return false;
  }
  if (isPunctuation(left, "!")) return false;
  if (isPunctuation(left, "-")) return behind !== undefined && !isOneOf(behind, SIGN_BEHIND);
  if (isPunctuation(left, "{") || isPunctuation(right, "}")) {
    return !(isPunctuation(left, "{") && isPunctuation(right, "}"));
  }
  return !isOneOf(left, OPENERS) && !isOneOf(right, CLOSERS);
}

/** The tokens on one line. `before` is what the line has left of them, as it tells a sign from a subtraction. */
export function joinTokens(tokens: readonly Token[], before?: string): string {
  const line = onOneLine(tokens);
  let behind: Token | undefined = before === undefined ? undefined : { kind: "punctuation", text: before };
  let text = "";
  for (const [index, token] of line.entries()) {
    text += token.text;
    const next = line[index + 1];
    if (next !== undefined && spaced(behind, token, next)) text += " ";
    behind = token;
  }
  return text;
}

/** Without line breaks: they mean nothing, save in an object, where they stand for a comma. */
function onOneLine(tokens: readonly Token[]): readonly Token[] {
  const line: Token[] = [];
  const open: boolean[] = [];
  let pending: Token | undefined;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "newline" || isPunctuation(token, ",")) {
      if (token.kind !== "newline" || open.at(-1) === true) pending = { kind: "punctuation", text: "," };
      continue;
    }
    const last = line.at(-1);
    // A comma that nothing follows or nothing precedes would only be noise on one line.
    if (pending !== undefined && last !== undefined && !isOneOf(last, OPENERS) && !isOneOf(token, CLOSERS)) {
      line.push(pending);
    }
    pending = undefined;
    if (isOneOf(token, OPENERS)) open.push(token.text === "{" && !isForExpression(tokens, index));
    else if (isOneOf(token, CLOSERS)) open.pop();
    line.push(token);
  }
  return line;
}

/** Whether the bracket at `index` opens a `for` expression rather than a tuple or an object. */
export function isForExpression(tokens: readonly Token[], index: number): boolean {
  let at = index + 1;
  while (tokens[at]?.kind === "newline") at++;
  const next = tokens[at + 1];
  return tokens[at]?.kind === "identifier" && tokens[at]?.text === "for" && next?.kind === "identifier";
}
