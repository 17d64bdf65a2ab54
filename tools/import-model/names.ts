import { MAX_NAME_LENGTH, MIN_NAME_LENGTH } from "../../model/limits";

/** Room for the environment's prefix: a name of 20 characters and a hyphen. */
const MAX_TABLE_NAME_LENGTH = MAX_NAME_LENGTH - 21;

/** File systems take 255 bytes; a name that long would be unreadable long before. */
const MAX_FILE_NAME_LENGTH = 80;

/** Names that an imported table's constant cannot have: what its file imports, and words of the language. */
const TAKEN = new Set(
  (
    "table samples sampleItems " +
    "abstract any arguments as async await bigint boolean break case catch class const continue debugger declare " +
    "default delete do else enum eval export extends false finally for from function get if implements import in " +
    "infer instanceof interface is keyof let module namespace never new null number object of package private " +
    "protected public readonly require return set static string super switch symbol this throw true try type typeof " +
    "undefined unique unknown var void while with yield"
  ).split(" "),
);

/** Files of the catalogue that are no tables. */
const TAKEN_FILES = new Set(["index", "sample-items"]);

/** Letters that are no Latin letter with a mark, so that taking the mark away does not help. */
const SPELLED_OUT: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", Æ: "AE", œ: "oe", ø: "o", Ø: "O", ł: "l" };

function legal(name: string, what: string, minimum: number, maximum: number): string {
  const plain = name
    .replaceAll(/[ßæÆœøØł]/g, (letter) => SPELLED_OUT[letter] ?? "")
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .replaceAll(/[^A-Za-z0-9_.-]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, maximum)
    .replaceAll(/-+$/g, "");
  if (plain === "") return what;
  return plain.length < minimum ? `${plain}-${what}` : plain;
}

/** A name that AWS takes for a table in every environment: the name itself, if it is one. */
export function legalTableName(name: string): string {
  return legal(name, "table", 1, MAX_TABLE_NAME_LENGTH);
}

/** A name that AWS takes for an index: the name itself, if it is one. */
export function legalIndexName(name: string): string {
  return legal(name, "index", MIN_NAME_LENGTH, MAX_NAME_LENGTH);
}

/** `ReoccuringPayments` and `reoccuring_payments` are `reoccuring-payments`. */
export function fileNameOf(tableName: string): string {
  const kebab = tableName
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1-$2")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase()
    .slice(0, MAX_FILE_NAME_LENGTH)
    .replaceAll(/^-+|-+$/g, "");
  if (kebab === "") return "table";
  return TAKEN_FILES.has(kebab) ? `${kebab}-table` : kebab;
}

/** `reoccuring-payments` is `reoccuringPayments`, in any case a name that TypeScript takes. */
export function constantNameOf(fileName: string): string {
  const camel = fileName.replaceAll(/-+([a-z0-9])/g, (_, first: string) => first.toUpperCase());
  if (/^\d/.test(camel)) return `table${camel}`;
  return TAKEN.has(camel) ? `${camel}Table` : camel;
}

/** Makes each name another one, by a number behind those that occurred before. */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let candidate = name;
    for (let number = 2; taken.has(candidate.toLowerCase()); number++) candidate = `${name}-${number}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}
