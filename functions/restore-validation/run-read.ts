import type { Pages, TableClient } from "../../client";
import type { ReadPattern, TableDeclaration } from "./declaration";
import type { Given } from "./derive-given";
import type { Item } from "./evidence";

type One = (given: Given) => Promise<Item | undefined>;
type Several = (givens: readonly Given[]) => Promise<readonly Item[]>;
type Search = (given: Given) => Pages<Item>;

/** The first page is enough to see that a pattern is served. */
async function firstPage(pages: Pages<Item>): Promise<readonly Item[]> {
  for await (const { items } of pages.pages()) return items;
  return [];
}

/** Runs a read of the catalogue as applications do, through the client. */
export async function runRead(
  client: TableClient<TableDeclaration>,
  { name, operation }: ReadPattern,
  givens: readonly Given[],
): Promise<readonly Item[]> {
  const run: unknown = client.pattern(name);
  switch (operation) {
    case "GetItem": {
      const items = await Promise.all(givens.map(run as One));
      return items.filter((item) => item !== undefined);
    }
    case "BatchGetItem":
      return (run as Several)(givens);
    case "Query":
    case "Scan": {
      const pages = await Promise.all(givens.map((given) => firstPage((run as Search)(given))));
      return pages.flat();
    }
  }
}
