import { AccessPattern } from "../access-pattern";
import { keyAttributesOf } from "../projection";
import { RowAccess } from "../row-access";
import { Table } from "../table";
import { tokenOf } from "./attempt-token";
import { Need } from "./merge-statements";
import { rowConditions } from "./row-limit";

/**
 * What the client needs to find out whether a write happened whose answer was lost: to read the token of the item, and
 * nothing else of it. It reads its own item, so that shared rows are none of its business.
 * @param own the partition keys that the pattern is limited to; nothing where it is not limited
 */
export function settlingNeed(
  table: Table,
  pattern: AccessPattern,
  tableArns: readonly string[],
  own: { readonly pattern: string; readonly rows: RowAccess } | undefined,
): Need[] {
  const token = tokenOf(table, pattern);
  if (token === undefined) return [];
  const limit = own && rowConditions({ ...pattern, operation: "GetItem" }, own.pattern, { ...own.rows, shared: [] });
  return [
    {
      purpose: `${pattern.name} settled`,
      actions: ["dynamodb:GetItem"],
      resources: tableArns,
      access: "read",
      attributes: [...keyAttributesOf(table), token].sort(),
      conditions: limit ?? {},
    },
  ];
}
