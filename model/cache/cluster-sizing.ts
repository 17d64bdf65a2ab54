import { AUTOMATIC, Cache } from "../cache";
import { Environment } from "../environment";
import { Table } from "../table";
import { cacheLoad } from "./load";
import { automaticNodeType } from "./node-types/choose";
import { readNodeType } from "./node-types/node-type";
import { defaultNodes } from "./nodes";
import { availableRequests, Remedy, remedies, requiredRequests } from "./sizing";

/** A cluster against the declared peaks of its tables, in normalized requests per second. */
export interface ClusterSizing {
  readonly nodeType: string;
  readonly nodes: number;
  /** With room for peaks and for a lost node. */
  readonly required: number;
  /** What the cluster can work; left out for node types of which AWS does not say it. */
  readonly available?: number;
  /** Clusters that would carry the load. */
  readonly remedies: readonly Remedy[];
}

/** The node type that a cache gets; nothing where there is none in the Region. */
export function nodeTypeOf(
  { nodeType = AUTOMATIC }: Cache,
  { region, stage }: Pick<Environment, "region" | "stage">,
): string | undefined {
  return nodeType === AUTOMATIC ? automaticNodeType(region, stage) : nodeType;
}

/** Sizes a cluster; nothing where its node type is none. */
export function sizingOf(
  cache: Cache,
  environment: Pick<Environment, "region" | "stage">,
  tables: readonly Table[],
): ClusterSizing | undefined {
  const name = nodeTypeOf(cache, environment);
  const nodeType = name === undefined ? undefined : readNodeType(name);
  if (name === undefined || nodeType === undefined) return undefined;
  const nodes = cache.nodes ?? defaultNodes(environment.stage);
  const { expectedHitRatio, writeThrough = false } = cache;
  const load = cacheLoad(
    tables.flatMap(({ accessPatterns }) => accessPatterns),
    { expectedHitRatio, writeThrough },
  );
  const required = requiredRequests(load, nodes);
  const available = availableRequests(nodeType, nodes);
  const isTooSmall = available !== undefined && required > available;
  return {
    nodeType: name,
    nodes,
    required,
    available,
    remedies: isTooSmall ? remedies(load, nodeType, nodes, environment.region) : [],
  };
}
