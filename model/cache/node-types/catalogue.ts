import catalogue from "./catalogue.json";
import { isGraviton, NodeType, nodeTypeName, readNodeType } from "./node-type";

/** Which node types AWS's price list has for DAX, by Region, on a day. */
export interface NodeTypeCatalogue {
  /** The day of the price list: `2026-08-13`. */
  readonly date: string;
  readonly source: string;
  /** Sizes by family by Region; both sorted. */
  readonly regions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The catalogue that is decided by. `npm run refresh:dax-node-types` brings it up to date. */
export const NODE_TYPES: NodeTypeCatalogue = catalogue;

/**
 * Regions whose price list has nodes, of early families only, while the guide names no maintenance windows for them:
 * no DAX cluster can be ordered there. A newer family on the price list would mean that this has changed.
 */
const PRICED_WITHOUT_SERVICE = ["ap-northeast-2", "us-gov-west-1"];
const EARLY_FAMILIES = ["r3", "r4"];

function familiesIn(region: string, { regions }: NodeTypeCatalogue): [string, readonly string[]][] {
  const families = Object.entries(regions[region] ?? {});
  const early = families.every(([family]) => EARLY_FAMILIES.includes(family));
  return early && PRICED_WITHOUT_SERVICE.includes(region) ? [] : families;
}

/** The names of the node types that can be ordered in a Region; none where it has no DAX. */
export function nodeTypesIn(region: string, from: NodeTypeCatalogue = NODE_TYPES): string[] {
  return familiesIn(region, from).flatMap(([family, sizes]) => sizes.map((size) => nodeTypeName(family, size)));
}

/** The Regions that have a node type, sorted. */
export function regionsWith(nodeType: string, from: NodeTypeCatalogue = NODE_TYPES): string[] {
  return Object.keys(from.regions)
    .filter((region) => nodeTypesIn(region, from).includes(nodeType))
    .sort();
}

/** The node types of a Region, read. */
export function readNodeTypesIn(region: string, from: NodeTypeCatalogue = NODE_TYPES): NodeType[] {
  return nodeTypesIn(region, from).flatMap((name) => readNodeType(name) ?? []);
}

/** Whether the catalogue has a Graviton node type: in a Region, or anywhere. */
export function offersGraviton(region?: string, from: NodeTypeCatalogue = NODE_TYPES): boolean {
  const regions = region === undefined ? Object.keys(from.regions) : [region];
  return regions.some((each) => readNodeTypesIn(each, from).some(isGraviton));
}
