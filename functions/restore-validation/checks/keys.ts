import type { AttributeDefinition, KeySchemaElement } from "@aws-sdk/client-dynamodb";
import type { Key } from "../declaration";

/** Keys in words: `PK (S), SK (N)`. */
function worded(keys: readonly { readonly name: string; readonly type: string }[]): string {
  return keys.length === 0 ? "none" : keys.map(({ name, type }) => `${name} (${type})`).join(", ");
}

/** What differs between a declared key and a described one, in words; nothing where they are the same. */
export function keyDifference(
  declared: readonly (Key | undefined)[],
  schema: readonly KeySchemaElement[] | undefined,
  attributes: readonly AttributeDefinition[] | undefined,
): string | undefined {
  const found = ["HASH", "RANGE"].flatMap((role) => {
    const name = schema?.find(({ KeyType }) => KeyType === role)?.AttributeName;
    if (name === undefined) return [];
    const type = attributes?.find(({ AttributeName }) => AttributeName === name)?.AttributeType ?? "of no type";
    return [{ name, type }];
  });
  const [is, wanted] = [worded(found), worded(declared.filter((key) => key !== undefined))];
  return is === wanted ? undefined : `Its key is ${is}; declared is ${wanted}.`;
}
