import type { Key, ReadPattern, TableDeclaration } from "../declaration";
import type { Evidence, Item, SampleRead } from "../evidence";
import type { Finding } from "../finding";

/** The keys that an item has when it is read through a pattern: the table's and the index's. */
export function keysThrough(declaration: TableDeclaration, index: string | undefined): Key[] {
  const global = declaration.globalSecondaryIndexes.find(({ name }) => name === index);
  const local = declaration.localSecondaryIndexes.find(({ name }) => name === index);
  const { partitionKey, sortKey } = declaration;
  const keys = [partitionKey, sortKey, global?.partitionKey, global?.sortKey, local?.sortKey];
  return keys.filter((key) => key !== undefined);
}

/** The type of a value that the client returns. Numbers with more digits than JavaScript holds are objects. */
export function typeOf(value: unknown): Key["type"] | undefined {
  if (typeof value === "string") return "S";
  if (value instanceof Uint8Array) return "B";
  if (typeof value === "number" || typeof value === "bigint") return "N";
  const isLongNumber = typeof value === "object" && value !== null && "value" in value;
  return isLongNumber && typeof value.value === "string" ? "N" : undefined;
}

/** What is wrong with the shape of an item, in words. */
function shapeFaults(item: Item, keys: readonly Key[], pattern: ReadPattern): string[] {
  const faults = keys.flatMap(({ name, type }) => {
    const found = typeOf(item[name]);
    if (found === type) return [];
    return [found === undefined ? `no ${name} (${type})` : `${name} of type ${found} instead of ${type}`];
  });
  const { returns = "all" } = pattern;
  if (returns === "all") return faults;
  const declared = new Set([...keys.map(({ name }) => name), ...returns]);
  const others = Object.keys(item).filter((name) => !declared.has(name));
  return others.length === 0 ? faults : [...faults, `${others.sort().join(", ")}, which it does not return`];
}

function findingsOf(read: SampleRead, pattern: ReadPattern, declaration: TableDeclaration): Finding[] {
  const about = `access pattern ${JSON.stringify(read.pattern)}, with the parameters of ${read.parametersOf}`;
  if (read.error !== undefined) {
    const action =
      "Run the pattern against production: either the table has lost what serves it, or the pattern is wrong.";
    return [{ about, message: `It fails: ${read.error}`, action }];
  }
  const source = pattern.index === undefined ? "the table" : `the index ${pattern.index}`;
  if (read.items.length === 0 && read.mustFind) {
    const message = `It finds nothing in ${source}, although the table holds an item that it has to find.`;
    return [
      { about, message, action: "The restored table and its index are not the same data: restore again by hand." },
    ];
  }
  const keys = keysThrough(declaration, pattern.index);
  const faults = [...new Set(read.items.flatMap((item) => shapeFaults(item, keys, pattern)))];
  return faults.map((fault) => ({
    about,
    message: `An item from ${source} has ${fault}.`,
    action: "Items of production are not as the catalogue declares them: mend the declaration, or the items.",
  }));
}

/** That every access pattern with an example can be run, finds what is there, and returns what is declared. */
export function checkReads({ declaration, reads }: Evidence): Finding[] {
  return declaration.accessPatterns.flatMap((pattern) => {
    const done = reads.filter((read) => read.pattern === pattern.name);
    if (done.length > 0) return done.flatMap((read) => findingsOf(read, pattern, declaration));
    const about = `access pattern ${JSON.stringify(pattern.name)}`;
    const action = "Give the function more time, or make counting end at fewer items.";
    return [{ about, message: "It was not run: there was no time left.", action }];
  });
}
