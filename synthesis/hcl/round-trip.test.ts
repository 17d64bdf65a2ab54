import { parse } from "@cdktf/hcl2json";
import fc from "fast-check";
import { renderDocument } from "./document";
import { bare, renderExpression, value } from "./expression";
import { bodyOfSample, plain, sample, source, type Sample } from "./test-arbitraries";

/** What hcl2json reads: it shows the text of templates as HCL has it, with `%%{` for `%{`. */
function asRead(input: unknown): unknown {
  if (typeof input === "string") return input.replace(/(?<!%)%\{/g, "%%{");
  if (Array.isArray(input)) return input.map(asRead);
  if (typeof input !== "object" || input === null) return input;
  return Object.fromEntries(Object.entries(input).map(([key, item]) => [asRead(key), asRead(item)]));
}

function sampleAsRead({ attributes, blocks }: Sample): unknown {
  const nested: Record<string, unknown[]> = {};
  for (const [name, content] of blocks) (nested[name] ??= []).push(sampleAsRead(content));
  return { ...(asRead(attributes) as object), ...nested };
}

it("another parser reads from a document what was written", async () => {
  await fc.assert(
    fc.asyncProperty(sample, async (content) => {
      const block = { type: "resource", labels: ["aws_x", "y"], body: bodyOfSample(content) };
      const read: unknown = await parse("sample.tf", renderDocument([block]));
      expect(read).toEqual({ resource: { aws_x: { y: [sampleAsRead(content)] } } });
    }),
    { numRuns: 200 },
  );
}, 60_000);

/** An object as CDKTF gives it to a function: on one line, every key in quotes. */
function onOneLine(input: unknown): string {
  if (typeof input === "string") return renderExpression(value(input));
  if (Array.isArray(input)) return `[${input.map(onOneLine).join(", ")}]`;
  if (typeof input !== "object" || input === null) return String(input);
  const entries = Object.entries(input).map(([key, item]) => `${quoted(key)} = ${onOneLine(item)}`);
  return `{${entries.join(", ")}}`;
}

function quoted(key: string): string {
  const written = renderExpression(value(key));
  return written.startsWith('"') ? written : `"\${${written}}"`;
}

it("another parser reads from a laid out expression what stood on one line", async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom("Version", "Statement", "a b"), plain), async (policy) => {
      const body = [{ name: "policy", value: value(`\${${onOneLine(policy)}}`) }];
      const read: unknown = await parse("sample.tf", renderDocument([{ type: "locals", labels: [], body }]));
      expect(read).toEqual({ locals: [{ policy: asRead(policy) }] });
    }),
    { numRuns: 200 },
  );
}, 60_000);

it("what is laid out already stays as it is", () => {
  fc.assert(
    fc.property(source, (text) => {
      const once = renderExpression(bare(text));
      expect(renderExpression(bare(once))).toBe(once);
    }),
    { numRuns: 2000 },
  );
});

it("laying out an expression keeps every word of it in its place", () => {
  // Quotes and braces go where "${a}" becomes a, line breaks become commas, and ":" becomes "=".
  const words = (text: string) => text.replace(/[\s",:=${}]/g, "");
  fc.assert(
    fc.property(source, (text) => {
      expect(words(renderExpression(bare(text)))).toBe(words(text));
    }),
    { numRuns: 2000 },
  );
});
