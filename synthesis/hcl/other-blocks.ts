import { reference, references } from "./address";
import { bodyOf, located, type BodyOptions } from "./body";
import type { Block } from "./document";
import { bare, value, type Expression } from "./expression";
import { definedEntries, describe, fieldsOf, isFields, isList, type Fields } from "./guards";
import { readBody, type RawBody } from "./raw-body";
import { splitTemplate } from "./template";
import { unwrapped } from "./wrapper";

export function providerBlocks(fragment: Fields): readonly Block[] {
  return definedEntries(fieldsOf(fragment["provider"] ?? {}, "provider")).flatMap(([name, input]) => {
    const where = `provider.${name}`;
    return (isList(input) ? input : [input]).map((instance) => ({
      type: "provider",
      labels: [name],
      body: bodyOf(readBody(instance, where), { where, first: ["alias"] }),
    }));
  });
}

/** The `locals` of one fragment; the document has them in one block. */
export function localsBlocks(fragment: Fields): readonly Block[] {
  const body = definedEntries(fieldsOf(fragment["locals"] ?? {}, "locals")).flatMap(([name, input]) => {
    const plain = unwrapped(input, `locals.${name}`);
    return plain === undefined ? [] : [{ name, value: located(`locals.${name}`, () => value(plain)) }];
  });
  return body.length === 0 ? [] : [{ type: "locals", labels: [], body }];
}

const VARIABLE_ARGUMENTS = ["type", "description", "default", "sensitive", "nullable", "ephemeral", "validation"];

export function variableBlocks(fragment: Fields): readonly Block[] {
  return named(fragment, "variable", VARIABLE_ARGUMENTS, { type: typeConstraint });
}

const OUTPUT_ARGUMENTS = ["description", "value", "sensitive", "ephemeral", "depends_on"];

export function outputBlocks(fragment: Fields): readonly Block[] {
  return named(fragment, "output", OUTPUT_ARGUMENTS, { depends_on: references });
}

export function movedBlocks(fragment: Fields): readonly Block[] {
  return listed(fragment, "moved", ["from", "to"], { from: reference, to: reference });
}

export function importBlocks(fragment: Fields): readonly Block[] {
  return listed(fragment, "import", ["to", "id", "provider"], { to: reference, provider: reference });
}

function named(
  fragment: Fields,
  kind: string,
  known: readonly string[],
  expressions: BodyOptions["expressions"],
): readonly Block[] {
  return definedEntries(fieldsOf(fragment[kind] ?? {}, kind)).map(([name, input]) => {
    const where = `${kind}.${name}`;
    return {
      type: kind,
      labels: [name],
      body: bodyOf(readKnown(input, where, known), { where, first: known, expressions }),
    };
  });
}

function listed(
  fragment: Fields,
  kind: string,
  known: readonly string[],
  expressions: BodyOptions["expressions"],
): readonly Block[] {
  const items = fragment[kind] ?? [];
  if (!isList(items)) throw new Error(`${kind} must be a list, not ${describe(items)}`);
  return items.map((item) => {
    // CDKTF may wrap a value here without saying anything about its type.
    const fields = Object.fromEntries(definedEntries(fieldsOf(item, kind)).map(([key, raw]) => [key, lone(raw)]));
    return {
      type: kind,
      labels: [],
      body: bodyOf(readKnown(fields, kind, known), { where: kind, first: known, expressions }),
    };
  });
}

function lone(input: unknown): unknown {
  return isFields(input) && Object.keys(input).length === 1 && "value" in input ? input["value"] : input;
}

function readKnown(input: unknown, where: string, known: readonly string[]): RawBody {
  const fields = fieldsOf(input, where);
  const unknown = definedEntries(fields).find(([key]) => key !== "//" && !known.includes(key));
  if (unknown !== undefined) throw new Error(`the HCL writer cannot write ${where}.${unknown[0]}`);
  return readBody(fields, where);
}

/** terraform fmt completes the type constraints that Terraform 0.11 abbreviated. */
function typeConstraint(input: unknown, where: string): Expression {
  if (typeof input !== "string") throw new Error(`${where} must be a type constraint, not ${describe(input)}`);
  const [part, ...others] = splitTemplate(input, "cdktf");
  const type = (part?.kind === "sequence" && others.length === 0 ? part.text : input).trim();
  return bare(["list", "map", "set"].includes(type) ? `${type}(any)` : type);
}
