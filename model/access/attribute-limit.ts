import { AccessPattern, isRead } from "../access-pattern";
import { Conditions } from "../policy-statement";
import { attributesNeeded, keyAttributesOf } from "../projection";
import { Table } from "../table";
import { tokenOf } from "./attempt-token";

/** The index of a table that a pattern reads; nothing where it reads the table itself. */
export function indexOf(table: Table, { index: name }: AccessPattern) {
  const indexes = [...(table.globalSecondaryIndexes ?? []), ...(table.localSecondaryIndexes ?? [])];
  return name === undefined ? undefined : indexes.find((index) => index.name === name);
}

/**
 * The attributes that a pattern gets by with, sorted; nothing where it returns or writes whatever there is. Every key
 * attribute of what it touches is among them, without which DynamoDB refuses the request; so is the attempt token that the
 * client writes. A delete names the key and what it depends on, and returns nothing.
 */
export function attributesOf(table: Table, pattern: AccessPattern): string[] | undefined {
  const { operation, filter = [], writes } = pattern;
  const compared = filter.map(({ attribute }) => attribute);
  const named = isRead(operation)
    ? attributesNeeded(pattern)
    : (writes ?? (operation === "DeleteItem" ? [] : ("all" as const)));
  if (named === "all") return undefined;
  const token = tokenOf(table, pattern) ?? [];
  return [...new Set([...keyAttributesOf(table, indexOf(table, pattern)), ...named, ...compared].concat(token))].sort();
}

/**
 * Reads these attributes and no others. `ForAllValues` is true where a request names no attributes at all, so the
 * third condition demands that it names some.
 */
export function readsOnly(attributes: readonly string[]): Conditions {
  return {
    "ForAllValues:StringEquals": { "dynamodb:Attributes": attributes },
    Null: { "dynamodb:Attributes": "false" },
    StringEqualsIfExists: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
  };
}

/**
 * Writes these attributes and no others, and is not answered with attributes that it did not write. A PutItem still
 * replaces the whole item: a limit on attributes does not keep those that it leaves out.
 */
export function writesOnly(attributes: readonly string[]): Conditions {
  return {
    "ForAllValues:StringEquals": { "dynamodb:Attributes": attributes },
    StringEqualsIfExists: { "dynamodb:ReturnValues": ["NONE", "UPDATED_NEW", "UPDATED_OLD"] },
  };
}
