import fc from "fast-check";
import type { Block, Body } from "./document";
import { bare, value } from "./expression";

const RESERVED = ["for", "in", "if", "null", "true", "false", "else", "endif", "endfor"];

export const identifier = fc.stringMatching(/^[a-z_][a-z0-9_-]{0,11}$/).filter((name) => !RESERVED.includes(name));

/** Text with everything that HCL escapes or interprets. Terraform normalizes Unicode, so the text is normalized. */
const literal = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) },
      fc.string({ unit: "grapheme-ascii", maxLength: 6 }),
      fc.constantFrom(
        '"',
        "\\",
        "\n",
        "\r",
        "\t",
        "\u0000",
        "\u2028",
        "%{",
        "%%{",
        "$${",
        "$$${",
        "$",
        "%",
        "{",
        "}",
        "~",
      ),
      fc.constantFrom("#", "//", "/*", "<<EOT", "=", "a = b", "e\u0301", "\u0301", "ß", "日本", "😀", "👨‍👩‍👧", "क्षि"),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join("").normalize("NFC"))
  // Go's normalization takes a combining character behind one beyond the 16-bit plane for another one's.
  .filter((text) => !/(?<!\$)\$\{|[\u{10000}-\u{10ffff}]\p{M}/u.test(text));

const reference = fc.tuple(identifier, identifier, identifier).map((names) => `\${${names.join(".")}}`);

const template = fc.array(fc.tuple(literal, reference), { maxLength: 3 }).map((pairs) =>
  // A `$` in front of an interpolation would make text of it.
  pairs.map(([before, interpolation]) => before.replace(/\$+$/, "") + interpolation).join(""),
);

export const text = fc.oneof(literal, template);

const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((n) => (n === 0 ? 0 : n));

const scalar = fc.oneof({ weight: 3, arbitrary: text }, number, fc.boolean(), fc.constant(null));

const key = fc.oneof(identifier, literal, fc.constantFrom("for", "null", "a b", "${var.x}", "${f({ a = 1 })}"));

export const plain = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 6 }),
    fc.dictionary(key, tie("value"), { maxKeys: 5 }),
  ),
})).value;

/** What a document is written from, with what it says as data. */
export interface Sample {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly blocks: readonly (readonly [string, Sample])[];
}

export const sample = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.record({
    attributes: fc.dictionary(
      identifier.map((name) => `a_${name}`),
      plain,
      { maxKeys: 6 },
    ),
    blocks: fc.oneof(
      { maxDepth: 2, depthSize: "small" },
      fc.constant([]),
      fc.array(
        fc.tuple(
          identifier.map((name) => `b_${name}`),
          tie("sample"),
        ),
        { maxLength: 3 },
      ),
    ),
  }),
})).sample;

export function bodyOfSample({ attributes, blocks }: Sample): Body {
  return [
    ...Object.entries(attributes).map(([name, item]) => ({ name, value: value(item) })),
    ...blocks.map(([type, nested]) => ({ type, labels: [], body: bodyOfSample(nested) })),
  ];
}

export const comment = fc.option(literal, { nil: undefined });

/** HCL expressions with white space wherever it means nothing. */
export const source = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie("expression");
  const gap = fc.constantFrom("", " ", "  ");
  const wide = fc.constantFrom("", " ", "\n", " \n  ");
  const spread = (parts: readonly fc.Arbitrary<string>[], between = wide) =>
    fc.tuple(...parts.flatMap((part) => [between, part]), between).map((pieces) => pieces.join(""));
  const separated = fc.array(spread([inner]), { maxLength: 4 }).map((items) => items.join(","));
  const operator = fc.constantFrom(" + ", "-", " - ", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||");
  const quoted = fc
    .array(
      fc.oneof(
        fc.constantFrom("a", "$${", "%%{", '\\"', "ä", "\\n", "-"),
        inner.map((text) => `\${${text}}`),
      ),
      {
        maxLength: 3,
      },
    )
    .map((parts) => `"${parts.join("")}"`);
  const entry = fc
    .tuple(
      fc.oneof(
        identifier,
        quoted,
        inner.map((text) => `(${text})`),
      ),
      gap,
      fc.constantFrom("=", ":"),
      gap,
      inner,
    )
    .map((parts) => parts.join(""));
  const parenthesized = inner.map((text) => `(${text})`);
  const traversal = fc.tuple(identifier, identifier).map((names) => names.join("."));
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.oneof(traversal, fc.nat().map(String), fc.constantFrom("true", "null", '""', "{}", "[]")),
      quoted,
      parenthesized,
      // Not every index: terraform fmt loses the "null" of a[null].
      fc
        .tuple(traversal, gap, fc.oneof(parenthesized, quoted), gap)
        .map(([name, left, index, right]) => `${name}[${left}${index}${right}]`),
      fc.tuple(identifier, separated).map(([name, args]) => `${name}(${args})`),
      identifier.map((name) => `provider::aws::${name}( 1 )`),
      traversal.map((name) => `${name}[ * ].id`),
      separated.map((items) => `[${items}]`),
      fc.array(entry, { maxLength: 4 }).map((entries) => `{${entries.join(", ")}}`),
      fc.array(entry, { minLength: 1, maxLength: 4 }).map((entries) => `{\n${entries.join("\n")}\n}`),
      fc.tuple(parenthesized, operator, parenthesized).map((parts) => parts.join("")),
      fc.tuple(fc.constantFrom("!", "-"), gap, traversal).map((parts) => parts.join("")),
      fc.tuple(parenthesized, inner, inner).map(([c, a, b]) => `${c} ?${a}: ${b}`),
      fc.tuple(identifier, inner, inner).map(([x, list, item]) => `[for ${x} in (${list}):${item}]`),
      fc.tuple(identifier, inner, inner).map(([x, list, item]) => `{for ${x} in (${list}) : ${x}=>${item}}`),
    ),
  };
}).expression;

export const document = fc
  .array(fc.tuple(identifier, sample, fc.array(fc.tuple(identifier, source), { maxLength: 3 }), comment), {
    maxLength: 3,
  })
  .map((samples) =>
    samples.map(([label, content, expressions, remark]): Block => {
      const bares = expressions.map(([name, text], index) => ({ name: `c${index}_${name}`, value: bare(text) }));
      const head = { type: "resource", labels: ["aws_x", label], body: [...bares, ...bodyOfSample(content)] };
      return remark === undefined ? head : { ...head, comment: remark };
    }),
  );
