import fc from "fast-check";
import { AttributeValue } from "../../model/item";
import { prettier } from "./testing/prettier";
import { samplesFile } from "./samples-file";
import { call, list, object, print, quote, Source, text, TYPESCRIPT } from "./source-text";

const TEXTS = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    "PK",
    "state#date",
    "it's",
    'say "hi"',
    "\"'\"'",
    "back\\slash",
    "tab\there",
    "Größe",
    "予約の日",
    "😀",
  ),
  fc.string({ unit: fc.constantFrom("a", "b", "_"), minLength: 90, maxLength: 140 }),
);

describe("the text of an imported file", () => {
  it.each([
    ["PK", '"PK"'],
    ['say "hi"', "'say \"hi\"'"],
    ["it's", '"it\'s"'],
    ["\"'", '"\\"\'"'],
    ["a\\b\n", '"a\\\\b\\n"'],
  ])("quotes %j as %s", (value, quoted) => {
    expect(quote(value)).toBe(quoted);
  });

  it("is TypeScript as Prettier writes it", async () => {
    const quoted = TEXTS.map((value) => text(quote(value)));
    const key = fc.tuple(fc.constantFrom("Key.string", "Key.number"), quoted).map(([name, of]) => call(name, of));
    const { any } = fc.letrec<{ any: Source; object: Source }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        quoted,
        key,
        fc.array(quoted, { maxLength: 6 }).map(list),
        fc.array(tie("object"), { minLength: 1, maxLength: 3 }).map(list),
        tie("object"),
        tie("object").map((of) => call("Capacity.autoScaled", of)),
      ),
      object: fc
        .tuple(
          fc.uniqueArray(fc.tuple(fc.constantFrom("name", "key", "of", "projection", "$x"), tie("any")), {
            selector: ([name]) => name,
            minLength: 1,
          }),
          fc.boolean(),
        )
        .map(([entries, open]) =>
          object(
            entries.map(([name, value]) => ({ name, value })),
            open,
          ),
        ),
    }));
    await fc.assert(
      fc.asyncProperty(any, async (value) => {
        const definition = object([{ name: "value", value, comments: ["Why."] }], true);
        const file = `export const orders = ${print(call("table", definition), TYPESCRIPT)};\n`;
        expect(file).toBe(await prettier(file, "typescript"));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it("is JSON as Prettier writes it, with every attribute that DynamoDB knows", async () => {
    const { value } = fc.letrec<{ value: AttributeValue }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        TEXTS.map((S) => ({ S })),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => ({ N: String(number) })),
        fc.boolean().map((BOOL) => ({ BOOL })),
        fc.constant({ NULL: true as const }),
        fc.uniqueArray(TEXTS, { minLength: 1, maxLength: 6 }).map((SS) => ({ SS })),
        fc.array(tie("value"), { maxLength: 4 }).map((L) => ({ L })),
        fc.dictionary(TEXTS, tie("value"), { maxKeys: 4, noNullPrototype: true }).map((M) => ({ M })),
      ),
    }));
    const items = fc.array(fc.dictionary(TEXTS, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), {
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(items, async (content) => {
        const file = samplesFile(content);
        expect(JSON.parse(file)).toEqual(content);
        expect(file).toBe(await prettier(file, "json"));
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
