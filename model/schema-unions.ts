import { z } from "zod";
import { nearest } from "./nearest";
import { accepts, literalOf, optionsOf } from "./schema";

/** Which option of a union a wrong value was meant to be. */

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
