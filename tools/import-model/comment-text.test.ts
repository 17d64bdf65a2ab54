import { blockComment, bullet, paragraph } from "./comment-text";

describe("the comment of an imported file", () => {
  it("is wrapped at the line length, lists with a hanging indent", () => {
    const comment = blockComment([paragraph("word ".repeat(40)), [], bullet("item ".repeat(40))]);
    const lines = comment.split("\n");
    expect(lines[0]).toBe("/*");
    expect(lines.every((line) => line.length <= 120 && line === line.trimEnd())).toBe(true);
    expect(lines.filter((line) => line.startsWith(" * -"))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith(" *   item"))).toHaveLength(1);
    expect(comment.endsWith(" */\n")).toBe(true);
  });

  it("cannot be ended by what it quotes", () => {
    const comment = blockComment([paragraph("a */ export const evil = 1; /* b")]);
    expect(comment.indexOf("*/")).toBe(comment.length - "*/\n".length);
  });

  it("holds nothing that breaks a line or hides", () => {
    expect(paragraph("a\u2028b\r\nc\u0000d\te")).toEqual([" * a b c d e"]);
  });

  it("keeps a word that is longer than a line in one piece", () => {
    const word = "x".repeat(200);
    expect(paragraph(`a ${word} b`)).toEqual([" * a", ` * ${word}`, " * b"]);
  });
});
