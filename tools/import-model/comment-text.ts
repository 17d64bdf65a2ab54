import { columns } from "./columns";
import { LINE_LENGTH } from "./source-text";

/** Words from a file, made harmless: they must not end the comment, nor bring characters that no editor shows. */
function harmless(words: string): string {
  return words
    .replaceAll("*/", "*\\/")
    .replaceAll(/[\p{Control}\u2028\u2029]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function wrap(words: string, first: string, next: string): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of harmless(words).split(" ")) {
    const isEmpty = line === first || line === next;
    if (!isEmpty && columns(line) + 1 + columns(word) > LINE_LENGTH) {
      lines.push(line);
      line = next;
    }
    line += line === first || line === next ? word : ` ${word}`;
  }
  return [...lines, line.trimEnd()];
}

/** A paragraph of a block comment. */
export function paragraph(words: string): string[] {
  return wrap(words, " * ", " * ");
}

/** An item of a list in a block comment. */
export function bullet(words: string): string[] {
  return wrap(words, " * - ", " *   ");
}

/** A block comment of paragraphs and lists, with an empty line between them. */
export function blockComment(parts: readonly (readonly string[])[]): string {
  const lines = parts
    .filter((part) => part.length > 0)
    .flatMap((part, position) => (position === 0 ? part : [" *", ...part]));
  return ["/*", ...lines, " */", ""].join("\n");
}
