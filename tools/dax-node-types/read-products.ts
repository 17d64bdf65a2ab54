import { z } from "zod";
import { NodeTypeCatalogue } from "../../model/cache/node-types/catalogue";
import { readNodeType, sizeRank } from "../../model/cache/node-types/node-type";

/** What is read of a product. The price list has more, and says nothing of processors. */
const Product = z.object({
  product: z.object({
    attributes: z.object({
      usagetype: z.string(),
      regionCode: z.string().optional(),
      locationType: z.string().optional(),
    }),
  }),
  publicationDate: z.string(),
});

/** `EUW3-NodeUsage:dax.t3.small`; without a Region in us-east-1. */
const NODE_USAGE = /(?:^|-)NodeUsage:(?<name>dax\..+)$/;

const SOURCE = "AWS Price List API, offer AmazonDAX";

interface Node {
  readonly region: string;
  readonly family: string;
  readonly size: string;
}

/** The node that a product is: nothing for traffic and the like. @throws Error where a node cannot be understood */
function nodeOf({ product: { attributes } }: z.infer<typeof Product>): Node | undefined {
  const { usagetype, regionCode, locationType = "AWS Region" } = attributes;
  const name = NODE_USAGE.exec(usagetype)?.groups?.["name"];
  if (name === undefined || locationType !== "AWS Region") return undefined;
  const nodeType = readNodeType(name);
  if (nodeType === undefined) throw new Error(`the price list has a node type of an unknown form: ${usagetype}`);
  if (regionCode === undefined) throw new Error(`the price list names no Region for ${usagetype}`);
  return { region: regionCode, family: nodeType.family, size: nodeType.size };
}

function read(text: string): z.infer<typeof Product> {
  const { success, data, error } = Product.safeParse(JSON.parse(text));
  if (!success) throw new Error(`the price list has a product of an unknown form: ${z.prettifyError(error)}`);
  return data;
}

function sortedBy<T>(values: Iterable<T>, rank: (value: T) => string | number): T[] {
  return [...values].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

/** A record of what the elements have in common, by name and sorted. */
function grouped<T, V>(
  elements: readonly T[],
  key: (element: T) => string,
  value: (group: T[]) => V,
): Record<string, V> {
  const groups = new Map<string, T[]>();
  for (const element of elements) groups.set(key(element), [...(groups.get(key(element)) ?? []), element]);
  return Object.fromEntries(sortedBy(groups, ([name]) => name).map(([name, group]) => [name, value(group)]));
}

/**
 * The catalogue that a price list makes, in one order whatever the price list's is. Its day is that of the newest
 * product, so that the same answers of AWS always give the same catalogue.
 * @throws Error where there is no node at all, or one that cannot be understood
 */
export function readCatalogue(products: readonly string[]): NodeTypeCatalogue {
  const all = products.map(read);
  const nodes = all.flatMap((product) => nodeOf(product) ?? []);
  if (nodes.length === 0) throw new Error("the price list has no node of DAX");
  const dates = sortedBy(all, ({ publicationDate }) => publicationDate);
  return {
    date: (dates.at(-1)?.publicationDate ?? "").slice(0, "2026-08-13".length),
    source: SOURCE,
    regions: grouped(
      nodes,
      ({ region }) => region,
      (inRegion) =>
        grouped(
          inRegion,
          ({ family }) => family,
          (sizes) => sortedBy(new Set(sizes.map(({ size }) => size)), sizeRank),
        ),
    ),
  };
}
