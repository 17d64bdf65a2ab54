import { definedEntries, describe, isFields, isList } from "./guards";
import { isIdentifier, keyOf } from "./key";
import { indent, writeNode } from "./layout";
import { object, text, tuple, type Entry, type Node } from "./node";
import { parseExpression } from "./parse";
import { escapeLiteral, splitTemplate } from "./template";
import { lexSequence, type Sequence, type Token } from "./tokens";

/** Something that stands behind an `=`: made by `value`, `bare` or `list`. */
export type Expression = Node;

/** The expression of a resolved CDKTF value: strings are templates in which `${...}` interpolates. */
export function value(input: unknown): Expression {
  if (input === null || typeof input === "boolean") return text(String(input));
  if (typeof input === "number") return numberOf(input);
  if (typeof input === "string") return stringOf(input);
  if (isList(input)) return list(input.filter((item) => item !== undefined).map(value));
  if (isFields(input)) return object(definedEntries(input).map(entryOf));
  throw new Error(`cannot write ${describe(input)} as a Terraform value`);
}

/** HCL as it is, laid out anew where it can be read. */
export function bare(source: string): Expression {
  if (source.trim() === "") throw new Error("cannot write an empty expression");
  return parseExpression(source);
}

export function list(items: readonly Expression[]): Expression {
  return tuple(items);
}

export function renderExpression(expression: Expression, depth = 0): string {
  const out: string[] = [];
  writeNode(expression, depth, indent(depth).length, out);
  return out.join("");
}

function numberOf(input: number): Expression {
  if (!Number.isFinite(input)) throw new Error(`cannot write ${String(input)} as a Terraform number`);
  return text(String(input));
}

function stringOf(input: string): Expression {
  const parts = splitTemplate(input, "cdktf");
  const [first] = parts;
  if (parts.length !== 1 || first?.kind !== "sequence") return text(quote(input).text);
  const source = first.text.replace(/^~|~$/g, "");
  if (source.trim() === "") throw new Error(`empty interpolation in the string ${JSON.stringify(input)}`);
  return parseExpression(source);
}

function entryOf([name, item]: readonly [string, unknown]): Entry {
  if (isIdentifier(name)) return { key: keyOf(`"${name}"`), value: value(item) };
  const quoted = quote(name);
  return { key: keyOf(quoted.text, quoted.sequences), value: value(item) };
}

function quote(input: string): { text: string; sequences: readonly (readonly Token[])[] } {
  const sequences: (readonly Token[])[] = [];
  const written = splitTemplate(input, "cdktf").map((part) => {
    if (part.kind === "literal") return escapeLiteral(part.text);
    const sequence = spaceSequence(part, input);
    sequences.push(sequence.tokens);
    return sequence.text;
  });
  return { text: `"${written.join("")}"`, sequences };
}

function spaceSequence(part: Sequence, input: string): { tokens: readonly Token[]; text: string } {
  if (part.text.trim() === "") throw new Error(`empty interpolation in the string ${JSON.stringify(input)}`);
  return lexSequence(part) ?? { tokens: [], text: `\${${part.text}}` };
}
