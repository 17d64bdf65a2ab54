import { Table } from "../table";

/** The names of every key attribute of a table and its indexes. */
export function everyKeyAttribute(table: Table): Set<string> {
  const indexes = table.globalSecondaryIndexes ?? [];
  const keys = [
    table.partitionKey,
    table.sortKey,
    ...indexes.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]),
    ...(table.localSecondaryIndexes ?? []).map(({ sortKey }) => sortKey),
  ];
  return new Set(keys.flatMap((key) => (key ? [key.name] : [])));
}

/**
 * The attributes that the catalogue knows of a table, sorted: its keys, its expiry time, the client's token, what access patterns compare,
 * return and write, and what the sample items hold. DynamoDB itself knows the keys only.
 */
export function knownAttributes(table: Table): string[] {
  const { accessPatterns, attemptToken, sampleItems = [], timeToLive } = table;
  const ofPatterns = accessPatterns.flatMap(({ key, filter = [], returns, writes = [], example }) => [
    ...[...key, ...filter].map(({ attribute }) => attribute),
    ...(returns === "all" || returns === undefined ? [] : returns),
    ...writes,
    ...Object.keys(example?.item ?? {}),
  ]);
  const known = [
    ...everyKeyAttribute(table),
    ...(timeToLive ? [timeToLive.attribute] : []),
    ...(attemptToken === undefined ? [] : [attemptToken]),
    ...ofPatterns,
    ...sampleItems.flatMap((item) => Object.keys(item)),
  ];
  return [...new Set(known)].sort();
}
