import { AccessPattern } from "./access-pattern";
import { GlobalSecondaryIndex, LocalSecondaryIndex, Table } from "./table";
import { MAX_INCLUDED_ATTRIBUTES_PER_INDEX } from "./limits";

/** A projection as the API takes it. */
export interface ResolvedProjection {
  readonly type: "ALL" | "KEYS_ONLY" | "INCLUDE";
  /** Sorted, without key attributes; empty unless INCLUDE. */
  readonly nonKeyAttributes: readonly string[];
}

/** The key attributes that an index carries whatever it projects: the table's and its own. */
export function keyAttributesOf(table: Table, index?: GlobalSecondaryIndex | LocalSecondaryIndex): Set<string> {
  const keys = [table.partitionKey, table.sortKey, index?.sortKey];
  if (index && "partitionKey" in index) keys.push(index.partitionKey);
  return new Set(keys.flatMap((key) => (key ? [key.name] : [])));
}

/** The attributes that a pattern needs from what it reads, or "all". */
export function attributesNeeded(pattern: AccessPattern): "all" | readonly string[] {
  const returns = pattern.returns ?? "all";
  if (returns === "all") return "all";
  return [...returns, ...(pattern.filter ?? []).map((condition) => condition.attribute)];
}

function include(attributes: Iterable<string>, keys: ReadonlySet<string>): ResolvedProjection {
  const nonKeyAttributes = [...new Set(attributes)].filter((name) => !keys.has(name)).sort();
  return nonKeyAttributes.length === 0
    ? { type: "KEYS_ONLY", nonKeyAttributes }
    : { type: "INCLUDE", nonKeyAttributes };
}

const ALL: ResolvedProjection = { type: "ALL", nonKeyAttributes: [] };

/**
 * What the index carries. A projection derived from the access patterns becomes ALL where a pattern returns all
 * attributes, or where the patterns need more names than an index may include.
 */
export function projectionOf(table: Table, index: GlobalSecondaryIndex | LocalSecondaryIndex): ResolvedProjection {
  const { projection } = index;
  if (projection === "all") return ALL;
  if (projection === "keys-only") return { type: "KEYS_ONLY", nonKeyAttributes: [] };
  const keys = keyAttributesOf(table, index);
  if (projection !== "access-patterns") return include(projection.include, keys);

  const needed: string[] = [];
  for (const pattern of table.accessPatterns) {
    if (pattern.index !== index.name) continue;
    const attributes = attributesNeeded(pattern);
    if (attributes === "all") return ALL;
    needed.push(...attributes);
  }
  const derived = include(needed, keys);
  return derived.nonKeyAttributes.length > MAX_INCLUDED_ATTRIBUTES_PER_INDEX ? ALL : derived;
}
