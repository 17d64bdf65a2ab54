import fc from "fast-check";
import { parseJson } from "./json-text";

describe("reading JSON", () => {
  it.each([
    ['{\n  "a": 1,\n}', 3, 1, 'expected a name in double quotes, but there is "}"'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'expected "," or "}", but there is "\\""'],
    ['{ "a" 1 }', 1, 7, 'expected ":", but there is "1"'],
    ["[\"a\", 'b']", 1, 7, 'expected a value, but there is "\'"'],
    ['{ "a": [1, 2', 1, 13, 'expected "," or "]", but the file ends'],
    ["", 1, 1, "expected a value, but the file ends"],
    ["// model\n{}", 1, 1, 'expected a value, but there is "/"'],
    ["{} {}", 1, 4, 'expected the end of the file, but there is "{"'],
    ['{ "a": "line\nbreak" }', 1, 8, 'expected a value, but there is "\\""'],
  ])("says where %j is broken", (text, line, column, message) => {
    expect(parseJson(text)).toEqual({ fault: { line, column, message } });
  });

  it("reads what Windows editors write", () => {
    expect(parseJson('\uFEFF{ "a": 1 }\r\n')).toEqual({ value: { a: 1 } });
  });

  it("agrees with the engine on what is JSON, and finds the place in everything else", () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.nat(3), fc.constantFrom("", ",", "}", "]", '"', "x", "0", "\n"))
      .map(([json, position, removed, added]) => {
        const start = position % (json.length + 1);
        return json.slice(0, start) + added + json.slice(start + removed);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const result = parseJson(text);
        expect("value" in result).toBe(isJson);
        if ("fault" in result) expect(result.fault.message).toMatch(/^expected .*(the file ends|there is )/s);
      }),
      { numRuns: 500 },
    );
  });
});
