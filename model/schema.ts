import { z } from "zod";
import { marker } from "./markers";
import { nearest } from "./nearest";
import { joined, quoted } from "./words";

/** What the shape check needs to know of a schema: what it accepts in words, what stands in for it, which option fits. */

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

function optionsOf(union: z.ZodUnion): z.ZodType[] {
  return union.options.map((option) => unwrap(option as z.ZodType));
}

function literalOf(schema: z.ZodType | undefined): string | undefined {
  return schema instanceof z.ZodLiteral ? String([...schema.values][0]) : undefined;
}

/** The property that tells the options of a union apart, and the values that it may have. */
export function discriminatorOf(union: z.ZodUnion): { name: string; schema: z.ZodEnum } | undefined {
  if (!(union instanceof z.ZodDiscriminatedUnion)) return undefined;
  const name = union.def.discriminator;
  const values = optionsOf(union).flatMap((option) => {
    const value = option instanceof z.ZodObject ? literalOf(option.shape[name] as z.ZodType | undefined) : undefined;
    return value === undefined ? [] : [value];
  });
  return { name, schema: z.enum(values) };
}

/** The option of a union that a wrong value was probably meant to be, or nothing where that is anybody's guess. */
export function optionFor(union: z.ZodUnion, value: unknown): z.ZodType | undefined {
  const options = optionsOf(union);
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return options.find((option) => option instanceof z.ZodArray);
  const discriminator = discriminatorOf(union)?.name;
  const objects = options.filter((option) => option instanceof z.ZodObject);
  if (discriminator !== undefined) {
    const chosen: unknown = (value as Record<string, unknown>)[discriminator];
    return objects.find((option) => literalOf(option.shape[discriminator] as z.ZodType | undefined) === chosen);
  }
  const record = options.find((option) => option instanceof z.ZodRecord);
  const sharing = objects.find((option) => Object.keys(option.shape).some((name) => Object.hasOwn(value, name)));
  return sharing ?? record ?? (objects.length === 1 ? objects[0] : undefined);
}

/**
 * The option that was probably meant where the discriminator is wrong: the one of the nearest name, the one that fits
 * but for the discriminator, or the one that shares most properties. Nothing where two are equally likely.
 */
export function likelyOption(
  union: z.ZodUnion,
  name: string,
  value: object,
): { is: string; option: z.ZodType } | undefined {
  const options = optionsOf(union).flatMap((option) => {
    if (!(option instanceof z.ZodObject)) return [];
    const is = literalOf(option.shape[name] as z.ZodType | undefined);
    const shared = Object.keys(option.shape).filter((key) => key !== name && Object.hasOwn(value, key)).length;
    return is === undefined ? [] : [{ is, option, shared }];
  });
  const said: unknown = (value as Record<string, unknown>)[name];
  const near =
    typeof said === "string"
      ? nearest(
          said,
          options.map((option) => option.is),
        )
      : undefined;
  if (near !== undefined) return options.find((option) => option.is === near);
  const fitting = options.find(({ option, is, shared }) => shared > 0 && accepts(option, { ...value, [name]: is }));
  const most = Math.max(1, ...options.map((option) => option.shared));
  const sharing = options.filter((option) => option.shared === most);
  return fitting ?? (sharing.length === 1 ? sharing[0] : undefined);
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
