import { AccessPattern } from "../access-pattern";
import { KeyAttribute } from "../attribute";
import { Place, placesOf } from "../places";
import { Path } from "../problem";
import { GlobalSecondaryIndex, LocalSecondaryIndex, Table } from "../table";
import { quoted } from "../words";

/** An index of either kind with its place. */
export interface IndexPlace extends Place<GlobalSecondaryIndex | LocalSecondaryIndex> {
  readonly kind: "global" | "local";
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
}

/** All indexes of a table: the global ones, then the local ones. */
export function indexesOf(table: Table, path: Path): IndexPlace[] {
  const global = placesOf(table.globalSecondaryIndexes, path.at("globalSecondaryIndexes"));
  const local = placesOf(table.localSecondaryIndexes, path.at("localSecondaryIndexes"));
  return [
    ...global.map(({ value, path: place }): IndexPlace => {
      return { kind: "global", value, path: place, partitionKey: value.partitionKey, sortKey: value.sortKey };
    }),
    ...local.map(({ value, path: place }): IndexPlace => {
      return { kind: "local", value, path: place, partitionKey: table.partitionKey, sortKey: value.sortKey };
    }),
  ];
}

export function patternsOf(table: Table, path: Path): Place<AccessPattern>[] {
  return placesOf(table.accessPatterns, path.at("accessPatterns"));
}

/** A key attribute as it is declared in one place of the table. */
export interface DeclaredKey extends Place<KeyAttribute> {
  /** `partitionKey` or `sortKey`. */
  readonly role: "partitionKey" | "sortKey";
}

/** Every declaration of a key attribute in the table and its indexes, the table's first. */
export function declaredKeysOf(table: Table, path: Path): DeclaredKey[] {
  const declared: DeclaredKey[] = [];
  const add = (role: DeclaredKey["role"], value: KeyAttribute | undefined, holder: Path) => {
    if (value) declared.push({ role, value, path: holder.at(role) });
  };
  add("partitionKey", table.partitionKey, path);
  add("sortKey", table.sortKey, path);
  for (const index of indexesOf(table, path)) {
    if (index.kind === "global") add("partitionKey", index.partitionKey, index.path);
    add("sortKey", index.sortKey, index.path);
  }
  return declared;
}

/** The attributes of the table's own key: one or two. */
export function primaryKeyOf(table: Table): KeyAttribute[] {
  return table.sortKey ? [table.partitionKey, table.sortKey] : [table.partitionKey];
}

/** The type that an attribute is declared with as a key, by its name; the first declaration counts. */
export function keyTypesOf(table: Table, path: Path): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const { value } of declaredKeysOf(table, path)) if (!types.has(value.name)) types.set(value.name, value.type);
  return types;
}

/** What a pattern reads or writes: the table, one of its indexes, or nothing known. */
export interface Target {
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
  /** Left out where it is the table itself. */
  readonly index?: IndexPlace;
  /** For messages: `the table` or `the index "by-status"`. */
  readonly called: string;
  /** Where its key is declared. */
  readonly keyPlaces: () => readonly Path[];
}

/** Finds what a pattern of this table reads or writes; nothing where it names an index that does not exist. */
export function targetsOf(table: Table, path: Path): (pattern: AccessPattern) => Target | undefined {
  const indexes = new Map<string, Target>();
  for (const index of indexesOf(table, path)) {
    const { name } = index.value;
    if (!indexes.has(name)) indexes.set(name, targetOfIndex(index, path));
  }
  const { partitionKey, sortKey } = table;
  const keyPlaces = () => [path.at("partitionKey"), path.at("sortKey")];
  const itself = { partitionKey, sortKey, called: "the table", keyPlaces };
  return (pattern) => (pattern.index === undefined ? itself : indexes.get(pattern.index));
}

function targetOfIndex(index: IndexPlace, path: Path): Target {
  const { partitionKey, sortKey, kind } = index;
  const keyPlaces = () => [(kind === "local" ? path : index.path).at("partitionKey"), index.path.at("sortKey")];
  return { partitionKey, sortKey, index, called: `the index ${quoted(index.value.name)}`, keyPlaces };
}

/** Where the names of the indexes of some kinds come from: what a finding about an unknown index rests on. */
export function indexNamePlaces(table: Table, path: Path, kinds: readonly IndexPlace["kind"][]): Path[] {
  const indexes = indexesOf(table, path).filter(({ kind }) => kinds.includes(kind));
  return [...kinds.map((kind) => path.at(`${kind}SecondaryIndexes`)), ...indexes.map((index) => index.path.at("name"))];
}
