import { Statement } from "../policy-statement";
import { readsOnly } from "./attribute-limit";
import { knownAttributes } from "./known-attributes";
import { arnsOf, ProtectedTable } from "./protected-table";

/** The tables that an analyst reads: not the restricted ones, unless they are named. */
export function analystTables(tables: readonly ProtectedTable[], named: readonly string[]): ProtectedTable[] {
  return tables.filter(({ table }) => table.dataClassification !== "restricted" || named.includes(table.name));
}

function indexNames({ table }: ProtectedTable): string[] {
  const indexes = [...(table.globalSecondaryIndexes ?? []), ...(table.localSecondaryIndexes ?? [])];
  return indexes.map(({ name }) => name);
}

/**
 * Reads by key, never by Scan: an analysis must not take the capacity of the application, and whole tables are exported
 * instead. The attributes are those that the catalogue knows without the sensitive ones: a list of what may be read
 * keeps what nobody thought of out of sight, a list of what may not would show it.
 */
export function analystStatements(tables: readonly ProtectedTable[]): Statement[] {
  if (tables.length === 0) return [];
  const reads = tables.map((target, position): Statement => {
    const { table, arns } = target;
    const sensitive = new Set(table.sensitiveAttributes);
    const attributes = knownAttributes(table).filter((name) => !sensitive.has(name));
    const indexes = indexNames(target).map((name) => `/index/${name}`);
    return {
      Sid: `ReadWithoutSensitiveAttributes${position + 1}`,
      Effect: "Allow",
      Action: ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"],
      Resource: [...arns, ...arnsOf([target], ...indexes)],
      Condition: readsOnly(attributes),
    };
  });
  return [
    ...reads,
    { Sid: "DescribeTables", Effect: "Allow", Action: "dynamodb:DescribeTable", Resource: arnsOf(tables, "") },
  ];
}
