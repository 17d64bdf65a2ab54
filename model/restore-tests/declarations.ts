import { AccessPattern, isRead } from "../access-pattern";
import { KeyAttribute } from "../attribute";
import { projectionOf, ResolvedProjection } from "../projection";
import { ResolvedKey } from "../resolve/resolved";
import { Table } from "../table";
import { testSelectionName } from "./names";

/** What the validating function judges restored tables by: plain data, which is written beside its code. */
export interface RestoreDeclarations {
  readonly countAtMost: number;
  readonly plans: readonly string[];
  readonly tables: readonly DeclaredTable[];
}

type Parameters = Readonly<Record<string, string | number>>;

export interface DeclaredTable {
  readonly name: string;
  /** ARN of the table that is backed up. */
  readonly sourceArn: string;
  readonly partitionKey: ResolvedKey;
  readonly sortKey?: ResolvedKey;
  readonly globalSecondaryIndexes: readonly {
    readonly name: string;
    readonly partitionKey: ResolvedKey;
    readonly sortKey?: ResolvedKey;
    readonly projection: ResolvedProjection;
  }[];
  readonly localSecondaryIndexes: readonly {
    readonly name: string;
    readonly sortKey: ResolvedKey;
    readonly projection: ResolvedProjection;
  }[];
  /** The reads that have an example. Writes are not tried: what was restored stays as it is. */
  readonly accessPatterns: readonly (Pick<
    AccessPattern,
    "name" | "operation" | "index" | "key" | "filter" | "returns" | "consistency" | "order" | "limit"
  > & { readonly examples: readonly Parameters[] })[];
  readonly selectionName: string;
  readonly minimumItems: number;
}

/** Without what only plans the table. */
function keyOf({ name, type }: KeyAttribute): ResolvedKey {
  return { name, type };
}

function isList(given: Parameters | readonly Parameters[]): given is readonly Parameters[] {
  return Array.isArray(given);
}

function patternsOf({ accessPatterns }: Table): DeclaredTable["accessPatterns"] {
  return accessPatterns.flatMap(
    ({ name, operation, index, key, filter, returns, consistency, order, limit, example }) => {
      if (!isRead(operation) || example === undefined) return [];
      const examples = isList(example.given) ? example.given : [example.given];
      return [{ name, operation, index, key, filter, returns, consistency, order, limit, examples }];
    },
  );
}

/** What is declared of a table, as far as a restore has to bring it back. */
export function declarationOf(table: Table, sourceArn: string, minimumItems: number): DeclaredTable {
  const { name, partitionKey, sortKey, globalSecondaryIndexes = [], localSecondaryIndexes = [] } = table;
  return {
    name,
    sourceArn,
    partitionKey: keyOf(partitionKey),
    sortKey: sortKey && keyOf(sortKey),
    globalSecondaryIndexes: globalSecondaryIndexes.map((index) => ({
      name: index.name,
      partitionKey: keyOf(index.partitionKey),
      sortKey: index.sortKey && keyOf(index.sortKey),
      projection: projectionOf(table, index),
    })),
    localSecondaryIndexes: localSecondaryIndexes.map((index) => ({
      name: index.name,
      sortKey: keyOf(index.sortKey),
      projection: projectionOf(table, index),
    })),
    accessPatterns: patternsOf(table),
    selectionName: testSelectionName(name),
    minimumItems,
  };
}

/** The file that the function reads. The same declarations give the same bytes. */
export function renderDeclarations(declarations: RestoreDeclarations): string {
  return `${JSON.stringify(declarations, undefined, 1)}\n`;
}
