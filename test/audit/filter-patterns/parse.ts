/**
 * The language of filter patterns for events in JSON, as far as AWS documents it, so that a pattern that CloudWatch Logs
 * would refuse fails here as well.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */

export type Expression =
  | { readonly kind: "and" | "or"; readonly terms: readonly Expression[] }
  | { readonly kind: "=" | "!="; readonly path: readonly Step[]; readonly text: string }
  | { readonly kind: "is"; readonly path: readonly Step[]; readonly value: true | false | null }
  | { readonly kind: "not-exists"; readonly path: readonly Step[] };

/** A property, a position, or with `*` every element: no property is called so. */
export type Step = string | number;

const LONGEST = 1024;
const MOST_WILDCARDS = 3;
const TOKEN = /\s*(?:(\(|\)|&&|\|\||!=|=)|(\$(?:\.[A-Za-z0-9_-]+|\[\d+\]|\[\*\])+)|"([^"]*)"|([A-Za-z0-9_*]+))/y;

interface Token {
  readonly kind: "operator" | "selector" | "text" | "word";
  readonly text: string;
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    const [, operator, selector, text, word] = match;
    end = TOKEN.lastIndex;
    if (operator !== undefined) tokens.push({ kind: "operator", text: operator });
    else if (selector !== undefined) tokens.push({ kind: "selector", text: selector });
    else if (text !== undefined) tokens.push({ kind: "text", text });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
  }
  const rest = source.slice(end).trim();
  if (rest !== "") throw new Error(`not a filter pattern from here on: ${rest}`);
  return tokens;
}

function stepsOf(selector: string): Step[] {
  const steps = [...selector.matchAll(/\.([A-Za-z0-9_-]+)|\[(\d+)\]|\[(\*)\]/g)].map(
    ([, name, position]): Step => name ?? (position === undefined ? "*" : Number(position)),
  );
  if (steps.filter((step) => step === "*").length > 1) throw new Error(`more than one wildcard in ${selector}`);
  return steps;
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const expression = this.or();
    if (this.at < this.tokens.length) throw new Error(`unexpected ${this.tokens[this.at]?.text ?? ""}`);
    return expression;
  }

  private or(): Expression {
    return this.chain("||", "or", () => this.and());
  }

  private and(): Expression {
    return this.chain("&&", "and", () => this.term());
  }

  private chain(operator: string, kind: "and" | "or", part: () => Expression): Expression {
    const terms = [part()];
    while (this.tokens[this.at]?.text === operator && this.tokens[this.at]?.kind === "operator") {
      this.at++;
      terms.push(part());
    }
    const [only] = terms;
    return terms.length === 1 && only ? only : { kind, terms };
  }

  private term(): Expression {
    const token = this.next("a condition");
    if (token.kind === "operator" && token.text === "(") {
      const inside = this.or();
      if (this.next(")").text !== ")") throw new Error("a parenthesis is not closed");
      return inside;
    }
    if (token.kind !== "selector") throw new Error(`a condition begins with a property, not with ${token.text}`);
    return this.condition(stepsOf(token.text));
  }

  private condition(path: readonly Step[]): Expression {
    const operator = this.next("an operator");
    const value = this.next("a value");
    if (operator.text === "=" || operator.text === "!=") {
      if (value.kind !== "text" && value.kind !== "word") throw new Error(`no value: ${value.text}`);
      return { kind: operator.text, path, text: value.text };
    }
    const [words, values] = [`${operator.text} ${value.text}`, { TRUE: true, FALSE: false, NULL: null } as const];
    if (words === "NOT EXISTS") return { kind: "not-exists", path };
    if (operator.text === "IS" && value.text in values) {
      return { kind: "is", path, value: values[value.text as keyof typeof values] };
    }
    throw new Error(`no operator: ${words}`);
  }

  private next(what: string): Token {
    const token = this.tokens[this.at++];
    if (!token) throw new Error(`${what} is missing at the end`);
    return token;
  }
}

/** Reads a pattern. @throws Error where CloudWatch Logs would refuse it */
export function parsePattern(pattern: string): Expression {
  if (pattern.length > LONGEST) throw new Error(`the pattern is ${pattern.length} characters long`);
  const [, inside] = /^\{(.*)\}$/.exec(pattern.trim()) ?? [];
  if (inside === undefined) throw new Error("a pattern for JSON stands in braces");
  if ([...inside.matchAll(/\[\*\]/g)].length > MOST_WILDCARDS) throw new Error("more than three wildcard selectors");
  return new Parser(tokensOf(inside)).whole();
}
