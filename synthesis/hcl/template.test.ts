import { endOfQuoted, escapeLiteral, splitTemplate } from "./template";

const literal = (text: string) => ({ kind: "literal", text });
const interpolation = (text: string) => ({ kind: "sequence", sign: "$", text });

describe("splitTemplate", () => {
  it.each([
    ["plain text", [literal("plain text")]],
    ["", []],
    ["${a}", [interpolation("a")]],
    ["x-${a}-y${b}", [literal("x-"), interpolation("a"), literal("-y"), interpolation("b")]],
    ["${a}${b}", [interpolation("a"), interpolation("b")]],
    ["${ {a = {}} }", [interpolation(" {a = {}} ")]],
    ['${f("}")}', [interpolation('f("}")')]],
    ['${f("\\"}")}', [interpolation('f("\\"}")')]],
    ['${f("a${g("}")}b")}!', [interpolation('f("a${g("}")}b")'), literal("!")]],
    ['${f("$${")}', [interpolation('f("$${")')]],
    ['${f("%{ if x }}%{ endif }")}', [interpolation('f("%{ if x }}%{ endif }")')]],
  ])("splits %j", (text, parts) => {
    expect(splitTemplate(text, "cdktf")).toEqual(parts);
  });

  it.each(["$${a}", "$$${a}", "a $${", "{", "$", "a$", "$ {a}", "}", "%{if x}"])("finds only text in %j", (text) => {
    expect(splitTemplate(text, "cdktf")).toEqual([literal(text)]);
  });

  it("finds directives in the text of a quoted HCL string", () => {
    expect(splitTemplate("%{ if x }a%%{", "quoted")).toEqual([
      { kind: "sequence", sign: "%", text: " if x " },
      literal("a%%{"),
    ]);
  });

  it.each(["${", "${a", "x${a{}", '${f("}', '${f("${")}', '${f("\\")}'])("refuses the unterminated %j", (text) => {
    expect(() => splitTemplate(text, "cdktf")).toThrow(`unterminated \${ in the string ${JSON.stringify(text)}`);
  });
});

describe("endOfQuoted", () => {
  it("passes over escapes and nested strings", () => {
    const text = '"a\\"b${f("c")}d" e';
    expect(endOfQuoted(text, 1)).toBe(text.indexOf('" e'));
  });

  it.each(['"a', '"a\\"', '"${"', '"${a'])("finds no end in %j", (text) => {
    expect(endOfQuoted(text, 1)).toBe(-1);
  });
});

describe("escapeLiteral", () => {
  it.each([
    ['say "hi"', 'say \\"hi\\"'],
    ["C:\\temp", "C:\\\\temp"],
    ["a\nb\tc\rd", "a\\nb\\tc\\rd"],
    ["\u0000\u001b\u007f\u0085", "\\u0000\\u001b\\u007f\\u0085"],
    ["%{a", "%%{a"],
    ["%%{a", "%%{a"],
    ["100% {a}", "100% {a}"],
    ["$${a}", "$${a}"],
    ["Größe 😀 日本", "Größe 😀 日本"],
  ])("writes %j as %j", (text, escaped) => {
    expect(escapeLiteral(text)).toBe(escaped);
  });

  it("refuses what no UTF-8 file can hold", () => {
    expect(() => escapeLiteral("a\ud83d")).toThrow("lone surrogate");
  });
});
