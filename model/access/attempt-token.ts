import { AccessPattern } from "../access-pattern";
import { Table } from "../table";

/**
 * The attribute that the client writes beside those of a pattern: the table's attempt token, with puts and updates that
 * depend on a condition. Nothing where the pattern's writes carry none.
 */
export function tokenOf(table: Table, { operation, filter = [] }: AccessPattern): string | undefined {
  const isConditional = (operation === "PutItem" || operation === "UpdateItem") && filter.length > 0;
  return isConditional ? table.attemptToken : undefined;
}
