/**
 * What the client has to know of a table. A table of the catalogue, written with `table({...})`, has this shape; the
 * client takes it as it is, so that applications need nothing else of this project.
 */
export interface TableShape {
  /** Name without the environment. */
  readonly name: string;
  readonly partitionKey: KeyShape;
  readonly sortKey?: KeyShape | undefined;
  readonly globalSecondaryIndexes?: readonly GlobalIndexShape[] | undefined;
  readonly localSecondaryIndexes?: readonly LocalIndexShape[] | undefined;
  readonly accessPatterns: readonly PatternShape[];
  /**
   * Name of an attribute that conditional puts and updates of patterns set to a value of their own. With it a write whose
   * answer was lost is settled by reading the item; without it the write ends with an AmbiguousWriteError. It is the
   * client's alone: no key, no expiry time, and nothing that a pattern writes.
   */
  readonly attemptToken?: string | undefined;
}

export interface KeyShape {
  readonly name: string;
  /** S (string), N (number) or B (binary). */
  readonly type: "S" | "N" | "B";
}

export interface GlobalIndexShape {
  readonly name: string;
  readonly partitionKey: KeyShape;
  readonly sortKey?: KeyShape | undefined;
}

export interface LocalIndexShape {
  readonly name: string;
  readonly sortKey: KeyShape;
}

/** A comparison of one attribute with a value whose `{parameters}` the caller gives. */
export interface ConditionShape {
  readonly attribute: string;
  readonly operator:
    | "="
    | "<>"
    | "<"
    | "<="
    | ">"
    | ">="
    | "between"
    | "begins_with"
    | "contains"
    | "attribute_exists"
    | "attribute_not_exists";
  /** Template of the value; the lower end of a "between". */
  readonly value?: string | undefined;
  /** Template of the upper end of a "between". */
  readonly upperValue?: string | undefined;
}

export type PatternOperation =
  | "GetItem"
  | "BatchGetItem"
  | "Query"
  | "Scan"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem"
  | "BatchWriteItem"
  | "TransactWriteItems";

/** An access pattern: one way in which applications use the table. */
export interface PatternShape {
  readonly name: string;
  readonly operation: PatternOperation;
  /** The index it reads; the table itself where there is none. */
  readonly index?: string | undefined;
  /** Conditions on the key of the table or index. */
  readonly key: readonly ConditionShape[];
  /** Conditions that drop items after they were read (reads), or that the write depends on (writes). */
  readonly filter?: readonly ConditionShape[] | undefined;
  /** The attributes it returns, beside key attributes; all where nothing is said. */
  readonly returns?: "all" | readonly string[] | undefined;
  /** The attributes a write may set beside the key attributes; any where nothing is said. */
  readonly writes?: readonly string[] | undefined;
  readonly consistency?: "eventual" | "strong" | undefined;
  readonly order?: "ascending" | "descending" | undefined;
  /** The most items that a Query or Scan evaluates; it then has one page. */
  readonly limit?: number | undefined;
}

/** The keys that items have when they are read from the table, or from the index of a pattern. */
export function keysOf(table: TableShape, indexName?: string): readonly KeyShape[] {
  const global = table.globalSecondaryIndexes?.find(({ name }) => name === indexName);
  const local = table.localSecondaryIndexes?.find(({ name }) => name === indexName);
  const keys = [table.partitionKey, table.sortKey, global?.partitionKey, global?.sortKey, local?.sortKey];
  return keys.filter((key) => key !== undefined);
}

/** The type of an attribute that is a key of the table or of any of its indexes. */
export function keyTypeOf(table: TableShape, attribute: string): KeyShape["type"] | undefined {
  const names = [...(table.globalSecondaryIndexes ?? []), ...(table.localSecondaryIndexes ?? [])];
  const keys = [undefined, ...names.map(({ name }) => name)].flatMap((index) => keysOf(table, index));
  return keys.find(({ name }) => name === attribute)?.type;
}
