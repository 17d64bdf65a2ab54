import { bare, list, type Expression } from "./expression";
import { describe, isList } from "./guards";
import { splitTemplate } from "./template";
import { lex, type Token } from "./tokens";

/** A reference as Terraform wants it where no expression is allowed: `aws_kms_key.data`, without quotes. */
export function addressOf(input: unknown, where: string): string {
  if (typeof input !== "string") throw new Error(`${where} must be a reference, not ${describe(input)}`);
  const [first, ...others] = splitTemplate(input, "cdktf");
  const address = (first?.kind === "sequence" && others.length === 0 ? first.text : input).trim();
  if (!isAddress(lex(address) ?? [])) throw new Error(`${where} must be a reference, not ${describe(input)}`);
  return address;
}

export function reference(input: unknown, where: string): Expression {
  return bare(addressOf(input, where));
}

export function addressesOf(input: unknown, where: string): readonly string[] {
  if (!isList(input)) throw new Error(`${where} must be a list of references, not ${describe(input)}`);
  return input.filter((item) => item !== undefined).map((item) => addressOf(item, where));
}

export function references(input: unknown, where: string): Expression {
  return list(addressesOf(input, where).map(bare));
}

function isAddress(tokens: readonly Token[]): boolean {
  if (tokens[0]?.kind !== "identifier") return false;
  for (let index = 1; index < tokens.length; index++) {
    const token = tokens[index];
    const next = tokens[index + 1];
    if (token?.text === "[" && token.close !== undefined) index = token.close;
    else if (token?.text === "." && (next?.kind === "identifier" || next?.kind === "number")) index++;
    else return false;
  }
  return true;
}
