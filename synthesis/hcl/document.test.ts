import { renderDocument, type Block, type Body } from "./document";
import { bare, value } from "./expression";

const block = (type: string, body: Body = [], labels: readonly string[] = []): Block => ({ type, labels, body });
const lines = (...parts: string[]) => `${parts.join("\n")}\n`;

it("separates blocks by one blank line and ends with one line break", () => {
  expect(renderDocument([block("a"), block("b", [{ name: "c", value: value(1) }], ["x", "y"])])).toBe(
    lines("a {}", "", 'b "x" "y" {', "  c = 1", "}"),
  );
});

it("ends with one line break even where there is nothing to write", () => {
  expect(renderDocument([])).toBe("\n");
});

it("writes a comment of several lines directly above its block", () => {
  const commented = { ...block("a", [{ ...block("b"), comment: "inner" }]), comment: "one\n\ntwo \r\nthree" };
  expect(renderDocument([commented])).toBe(lines("# one", "#", "# two", "# three", "a {", "  # inner", "  b {}", "}"));
});

it("separates nested blocks from attributes and from each other", () => {
  const body: Body = [
    { name: "a", value: value(1) },
    { name: "bbb", value: value("x") },
    block("c", [{ name: "d", value: value([{ e: 1 }]) }]),
    block("c"),
    { name: "f", value: bare("g.h") },
    { name: "iii", value: value(null) },
    { name: "jj", value: value(true), blankLineAbove: true },
  ];
  expect(renderDocument([block("x", body)])).toBe(
    lines(
      "x {",
      "  a   = 1",
      '  bbb = "x"',
      "",
      "  c {",
      "    d = [",
      "      {",
      "        e = 1",
      "      },",
      "    ]",
      "  }",
      "",
      "  c {}",
      "",
      "  f   = g.h",
      "  iii = null",
      "",
      "  jj = true",
      "}",
    ),
  );
});

it("begins no body with a blank line", () => {
  expect(renderDocument([block("x", [{ name: "a", value: value(1), blankLineAbove: true }])])).toBe(
    lines("x {", "  a = 1", "}"),
  );
});

it("breaks a list that fits its line only without what stands left of it", () => {
  const items = ["x".repeat(40), "y".repeat(40)];
  const long = renderDocument([block("a", [{ name: "b".repeat(20), value: value(items) }])]);
  const short = renderDocument([block("a", [{ name: "b", value: value(items) }])]);
  expect([long.split("\n").length, short.split("\n").length]).toEqual([7, 4]);
});

it.each([
  ["block type", [block("a b")]],
  ["label of the a block", [block("a", [], ['x"'])]],
  ["attribute", [block("a", [{ name: "1", value: value(1) }])]],
])("refuses a bad name of a %s", (what, blocks: Block[]) => {
  expect(() => renderDocument(blocks)).toThrow(`is no valid name of a Terraform ${what}`);
});
