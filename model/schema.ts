import { z } from "zod";
import { marker } from "./markers";
import { joined, quoted } from "./words";

/** What the shape check needs to know of a schema: what it accepts, in words too, and what stands in for it. */

/** The schema without the wrappers that do not change what is accepted. */
export function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly || schema instanceof z.ZodLazy) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema;
}

export function isOptional(schema: z.ZodType): boolean {
  return schema instanceof z.ZodOptional;
}

/** The options of a union, without their wrappers. */
export function optionsOf(union: z.ZodUnion): z.ZodType[] {
  return union.options.map((option) => unwrap(option as z.ZodType));
}

/** The one value that a schema accepts, where it accepts only one. */
export function literalOf(schema: z.ZodType | undefined): string | undefined {
  return schema instanceof z.ZodLiteral ? String([...schema.values][0]) : undefined;
}

/** The texts that a schema accepts one by one: candidates for what was meant by another text. */
export function knownTexts(schema: z.ZodType): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodEnum) return inner.options.map(String);
  if (inner instanceof z.ZodUnion) return optionsOf(inner).flatMap(knownTexts);
  const literal = literalOf(inner);
  return literal === undefined ? [] : [literal];
}

/** Whether a value has the shape, without ever throwing. */
export function accepts(schema: z.ZodType, value: unknown): boolean {
  try {
    return schema.safeParse(value).success;
  } catch {
    return false; // nested deeper than the call stack: whoever walks through the value finds where
  }
}

/** A value of the right shape that says nothing: markers for texts, NaN for numbers, nothing for what is optional. */
export function neutral(schema: z.ZodType, ordinal = 0): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodNumber) return Number.NaN;
  if (inner instanceof z.ZodBoolean) return false;
  if (inner instanceof z.ZodArray) return [];
  if (inner instanceof z.ZodRecord) return {};
  if (inner instanceof z.ZodUnion) return neutral(inner.options[0] as z.ZodType, ordinal);
  if (!(inner instanceof z.ZodObject)) return marker(ordinal);
  const required = Object.entries<z.ZodType>(inner.shape).filter(([, held]) => !isOptional(held));
  return Object.fromEntries(required.map(([name, held]) => [name, neutral(held, ordinal)]));
}

/** What a schema accepts, as the end of the sentence "expected: …". */
export function describe(schema: z.ZodType): string {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodString) return "a text";
  if (inner instanceof z.ZodNumber) return "a finite number";
  if (inner instanceof z.ZodBoolean) return "true or false";
  if (inner instanceof z.ZodArray) return `a list${held("element", inner.element as z.ZodType)}`;
  if (inner instanceof z.ZodRecord) return `an object${held("value", inner.valueType as z.ZodType)}`;
  if (inner instanceof z.ZodLiteral) return [...inner.values].map((value) => JSON.stringify(value)).join(" or ");
  if (inner instanceof z.ZodEnum) return `one of ${joined(inner.options.map(String).map(quoted), "or")}`;
  if (inner instanceof z.ZodUnion) return joined(optionsOf(inner).map(describe), "or");
  if (!(inner instanceof z.ZodObject)) return "a value";
  const properties = Object.entries<z.ZodType>(inner.shape);
  return `an object { ${properties.map(([name, value]) => (isOptional(value) ? `${name}?` : name)).join(", ")} }`;
}

function held(part: string, schema: z.ZodType): string {
  return schema instanceof z.ZodUnknown ? "" : `, each ${part} ${describe(schema)}`;
}
