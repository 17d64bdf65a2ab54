export type Part =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "sequence"; readonly sign: "$" | "%"; readonly text: string };

type Sign = "$" | "%";

/** Where a template may hold sequences: CDKTF strings know `${...}` only, quoted HCL strings also `%{...}`. */
const SIGNS: Readonly<Record<"cdktf" | "quoted", readonly Sign[]>> = { cdktf: ["$"], quoted: ["$", "%"] };

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** Terraform reads a doubled sign as text: `$${` is a literal `${`. */
function opensAt(text: string, index: number, signs: readonly Sign[]): Sign | undefined {
  if (text[index + 1] !== "{") return undefined;
  return signs.find((sign) => text[index] === sign && text[index - 1] !== sign);
}

/** The index of the `}` that closes a sequence whose body begins at `start`, or -1. */
function endOfSequence(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const char = text[index];
    if (char === '"') {
      index = endOfQuoted(text, index + 1);
      if (index === -1) return -1;
    } else if (char === "{") depth++;
    else if (char === "}" && depth-- === 0) return index;
  }
  return -1;
}

/** The index of the `"` that closes a quoted HCL string whose text begins at `start`, or -1. */
export function endOfQuoted(text: string, start: number): number {
  for (let index = start; index < text.length; index++) {
    const char = text[index];
    if (char === '"') return index;
    if (char === "\\") index++;
    else if (opensAt(text, index, SIGNS.quoted) !== undefined) {
      index = endOfSequence(text, index + 2);
      if (index === -1) return -1;
    }
  }
  return -1;
}

/** Splits a template into its literal text and the bodies of its sequences. */
export function splitTemplate(text: string, flavour: keyof typeof SIGNS): readonly Part[] {
  const parts: Part[] = [];
  let literalFrom = 0;
  const closeLiteral = (end: number) => {
    if (end > literalFrom) parts.push({ kind: "literal", text: text.slice(literalFrom, end) });
  };
  for (let index = text.indexOf("{") - 1; index > -2; index = text.indexOf("{", index + 2) - 1) {
    const sign = opensAt(text, index, SIGNS[flavour]);
    if (sign === undefined) continue;
    const end = endOfSequence(text, index + 2);
    if (end === -1) throw new Error(`unterminated ${sign}{ in the string ${JSON.stringify(text)}`);
    closeLiteral(index);
    parts.push({ kind: "sequence", sign, text: text.slice(index + 2, end) });
    literalFrom = end + 1;
    index = end - 1;
  }
  closeLiteral(text.length);
  return parts;
}

/** Literal text as it stands between the quotes of an HCL string; `$${` and `%%{` already are what HCL wants. */
export function escapeLiteral(text: string): string {
  if (/\p{Cs}/u.test(text)) throw new Error(`a lone surrogate cannot be written as UTF-8: ${JSON.stringify(text)}`);
  return text
    .replace(/["\\\p{Cc}]/gu, (char) => ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/(?<!%)%\{/g, "%%{");
}
