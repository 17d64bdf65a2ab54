import { AccessPattern, isRead } from "../access-pattern";
import { Conditions } from "../policy-statement";
import { RowAccess } from "../row-access";
import { Table } from "../table";
import { firstParameter, identityFollows, LeadingKeys, leadingKeys } from "./leading-keys";

/** The operator under which rows are limited. */
const OF_ROWS = "ForAllValues:StringLike";

/** The value that a pattern gives the partition key of what it reads or writes. */
export function partitionKeyTemplate(table: Table, pattern: AccessPattern): string | undefined {
  const global = table.globalSecondaryIndexes?.find(({ name }) => name === pattern.index);
  const { name } = global?.partitionKey ?? table.partitionKey;
  return pattern.key.find(({ attribute, operator }) => attribute === name && operator === "=")?.value;
}

/** Whether some pattern of the table itself has the same parameter behind the same prefix. */
function carriesSameIdentity(table: Table, template: string, prefix: string): boolean {
  const parameter = firstParameter(template);
  return (
    prefix !== "" &&
    identityFollows(template, prefix) &&
    table.accessPatterns.some((pattern) => {
      const own = pattern.index === undefined ? partitionKeyTemplate(table, pattern) : undefined;
      return own !== undefined && identityFollows(own, prefix) && firstParameter(own) === parameter;
    })
  );
}

/** The rows that a limit leaves a pattern, or why the pattern cannot be limited so. */
export function limitRows(table: Table, pattern: AccessPattern, rows: RowAccess): LeadingKeys {
  if (pattern.operation === "Scan") {
    return {
      refused: "A Scan reads every row, whatever its policy says of keys.",
      expected: "a Query, or no row limit",
    };
  }
  const template = partitionKeyTemplate(table, pattern);
  if (template === undefined) {
    return { refused: "The pattern names no partition key.", expected: "equality on the partition key" };
  }
  const isGlobal = table.globalSecondaryIndexes?.some(({ name }) => name === pattern.index) ?? false;
  const named = pattern.index === undefined ? undefined : rows.indexes?.[pattern.index];
  if (isGlobal && named === undefined && !carriesSameIdentity(table, template, rows.prefix)) {
    return {
      refused: `The partition key of the index "${String(pattern.index)}" does not carry the identity.`,
      expected: "a pattern of the table itself, or the index in `indexes` with what its partition key begins with",
    };
  }
  return leadingKeys(template, rows, named?.prefix ?? rows.prefix);
}

/**
 * Only these rows. `ForAllValues` is true where a request has no partition key at all, so the second condition demands
 * one; with it, a batch or transaction that touches one foreign row is refused as a whole.
 */
export function rowConditions(pattern: AccessPattern, own: string, rows: RowAccess): Conditions {
  const isShared = isRead(pattern.operation) && pattern.index === undefined;
  const conditions = {
    [OF_ROWS]: { "dynamodb:LeadingKeys": [own, ...(isShared ? (rows.shared ?? []) : [])] },
    Null: { "dynamodb:LeadingKeys": "false" },
  };
  // GetItem is also the permission behind TransactGetItems, which nothing here asks for.
  return pattern.operation === "GetItem"
    ? { ...conditions, "ForAllValues:StringNotEquals": { "dynamodb:EnclosingOperation": "TransactGetItems" } }
    : conditions;
}

function rowsOf(limit: Conditions[string] = {}): readonly string[] {
  return [limit["dynamodb:LeadingKeys"] ?? []].flat();
}

/** Whether conditions let through nothing that the others do not: they are equal, but for rows that are among theirs. */
export function areWithin(inner: Conditions, outer: Conditions): boolean {
  const { [OF_ROWS]: own, ...rest } = inner;
  const { [OF_ROWS]: theirs, ...theirRest } = outer;
  const areLimitedAlike = (own === undefined) === (theirs === undefined);
  if (!areLimitedAlike || JSON.stringify(rest) !== JSON.stringify(theirRest)) return false;
  return rowsOf(own).every((row) => rowsOf(theirs).includes(row));
}
