/** Where a text stops being JSON. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type JsonResult = { readonly value: unknown } | { readonly fault: JsonFault };

const SPACE = /[ \t\n\r]*/y;
// A string ends at its line: control characters stand between " " and the beginning of Unicode.
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const NUMBER_OR_WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Follows the grammar of JSON only to find the place at which a text leaves it: engines do not always say. */
class Scanner {
  private position = 0;

  constructor(private readonly text: string) {}

  /** The first character that JSON does not allow where it is, and what should be there. */
  fault(): { readonly position: number; readonly expected: string } | undefined {
    const expected = this.value() ?? (this.position < this.text.length ? "the end of the file" : undefined);
    return expected === undefined ? undefined : { position: this.position, expected };
  }

  private value(): string | undefined {
    this.take(SPACE);
    if (this.takes("{")) return this.elements("}", () => this.property());
    if (this.takes("[")) return this.elements("]", () => this.value());
    if (!this.take(STRING) && !this.take(NUMBER_OR_WORD)) return "a value";
    this.take(SPACE);
    return undefined;
  }

  private elements(end: string, element: () => string | undefined): string | undefined {
    this.take(SPACE);
    if (!this.takes(end)) {
      do {
        const fault = element();
        if (fault !== undefined) return fault;
      } while (this.takes(","));
      if (!this.takes(end)) return `"," or "${end}"`;
    }
    this.take(SPACE);
    return undefined;
  }

  private property(): string | undefined {
    this.take(SPACE);
    if (!this.take(STRING)) return "a name in double quotes";
    this.take(SPACE);
    return this.takes(":") ? this.value() : '":"';
  }

  private takes(character: string): boolean {
    if (this.text[this.position] !== character) return false;
    this.position++;
    return true;
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match) this.position = pattern.lastIndex;
    return match !== null;
  }
}

function shown(codePoint: number | undefined): string {
  return codePoint === undefined ? "the file ends" : `there is ${JSON.stringify(String.fromCodePoint(codePoint))}`;
}

/** Reads JSON, or says where it is broken. */
export function parseJson(fileText: string): JsonResult {
  // Editors on Windows may begin a file with a byte order mark.
  const text = fileText.replace(/^\uFEFF/, "");
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const { position, expected } = new Scanner(text).fault() ?? { position: 0, expected: String(error) };
    const before = text.slice(0, position).split("\n");
    const message = `expected ${expected}, but ${shown(text.codePointAt(position))}`;
    return { fault: { line: before.length, column: (before.at(-1) ?? "").length + 1, message } };
  }
}
