import fc from "fast-check";
import { parse } from "yaml";
import { yamlText, YamlValue } from "./yaml";

const value: fc.Arbitrary<YamlValue> = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "grapheme" }),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom("yes", "no", "null", "1.0", "2026-11-27", "a: b", "- c", "#", ""),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(
      fc.string({ minLength: 1 }).filter((key) => key !== "__proto__"),
      tie("value"),
      { maxKeys: 3 },
    ),
  ),
})).value;

test("whatever is written, another reader of YAML reads the same", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[A-Z][A-Za-z]{0,9}$/), value, { minKeys: 1, maxKeys: 4 }),
      (written) => {
        expect(parse(yamlText(written))).toEqual(written);
      },
    ),
    { numRuns: 300 },
  );
});

test("blocks are indented, and texts in quotes", () => {
  expect(yamlText({ A: { B: ["c", { D: 1, E: true }], F: {} } })).toBe(
    ["A:", "  B:", '    - "c"', "    - D: 1", "      E: true", "  F: {}", ""].join("\n"),
  );
});
