import { MAX_CACHE_NODES } from "../limits";
import { CacheLoad } from "./load";
import { nodeTypesIn } from "./node-types/catalogue";
import { nodeTypeName, NodeType, readNodeType, requestsPerNode, sizeRank } from "./node-types/node-type";

/** A miss takes about ten times the resources of a hit. Source for all of this: the guide, "Sizing your DAX cluster". */
const MISS_FACTOR = 10;
/** A write takes about 25 times the resources of a hit, on every node. */
const WRITE_FACTOR = 25;
/** Keeps the nodes at 70 % of their processors. */
const UTILIZATION_FACTOR = 1.43;

/** What the nodes have to work, in normalized requests per second. */
export function normalizedRequests({ hits, misses, writes }: CacheLoad, nodes: number): number {
  return hits + misses * MISS_FACTOR + writes * WRITE_FACTOR * nodes;
}

/** What the cluster has to be made for: room for peaks, or for the work of a lost node, whichever is more. */
export function requiredRequests(load: CacheLoad, nodes: number): number {
  const lossFactor = nodes > 1 ? nodes / (nodes - 1) : 1;
  return normalizedRequests(load, nodes) * Math.max(UTILIZATION_FACTOR, lossFactor);
}

/** What a cluster can work; nothing for node types of which AWS does not say it. */
export function availableRequests(nodeType: NodeType, nodes: number): number | undefined {
  const each = requestsPerNode(nodeType);
  return each === undefined ? undefined : each * nodes;
}

/** A cluster that carries a load. */
export interface Remedy {
  readonly nodeType: string;
  readonly nodes: number;
}

function carries(load: CacheLoad, nodeType: NodeType, nodes: number): boolean {
  const available = availableRequests(nodeType, nodes);
  return available !== undefined && requiredRequests(load, nodes) <= available;
}

function withMoreNodes(load: CacheLoad, nodeType: NodeType, nodes: number): Remedy[] {
  for (let more = Math.max(nodes + 1, 3); more <= MAX_CACHE_NODES; more++) {
    if (carries(load, nodeType, more)) {
      return [{ nodeType: nodeTypeName(nodeType.family, nodeType.size), nodes: more }];
    }
  }
  return [];
}

function withLargerNodes(load: CacheLoad, { family }: NodeType, nodes: number, region: string): Remedy[] {
  const larger = nodeTypesIn(region)
    .flatMap((name) => readNodeType(name) ?? [])
    .filter((nodeType) => nodeType.family === family && carries(load, nodeType, nodes))
    .sort((one, other) => sizeRank(one.size) - sizeRank(other.size))[0];
  return larger ? [{ nodeType: nodeTypeName(family, larger.size), nodes }] : [];
}

/** Clusters that would carry the load: with more nodes, which can be added, or with larger ones, which cannot. */
export function remedies(load: CacheLoad, nodeType: NodeType, nodes: number, region: string): Remedy[] {
  return [...withMoreNodes(load, nodeType, nodes), ...withLargerNodes(load, nodeType, nodes, region)];
}
