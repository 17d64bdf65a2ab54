import { z } from "zod";

/** An attribute value in DynamoDB JSON, as the API, exports and NoSQL Workbench write it: `{ "S": "text" }`. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: Readonly<Record<string, AttributeValue>> };

export const AttributeValue: z.ZodType<AttributeValue> = z.lazy(() =>
  z.union([
    z.strictObject({ S: z.string() }),
    z.strictObject({ N: z.string() }),
    z.strictObject({ B: z.string() }),
    z.strictObject({ BOOL: z.boolean() }),
    z.strictObject({ NULL: z.literal(true) }),
    z.strictObject({ SS: z.array(z.string()) }),
    z.strictObject({ NS: z.array(z.string()) }),
    z.strictObject({ BS: z.array(z.string()) }),
    z.strictObject({ L: z.array(AttributeValue) }),
    z.strictObject({ M: z.record(z.string(), AttributeValue) }),
  ]),
);

/** An item in DynamoDB JSON. */
export const Item = z.record(z.string(), AttributeValue).readonly();
export type Item = Readonly<Record<string, AttributeValue>>;
