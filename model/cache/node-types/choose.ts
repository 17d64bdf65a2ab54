import { Stage } from "../../environment";
import { NODE_TYPES, NodeTypeCatalogue, readNodeTypesIn } from "./catalogue";
import { encryptsAtRest, isBurstable, isGraviton, NodeType, nodeTypeName, sizeRank } from "./node-type";

/** The better one first: Graviton, then the newest; the smaller size; by name, so that there is always one order. */
function byPreference(one: NodeType, other: NodeType): number {
  return (
    Number(isGraviton(other)) - Number(isGraviton(one)) ||
    other.generation - one.generation ||
    sizeRank(one.size) - sizeRank(other.size) ||
    (one.family < other.family ? -1 : 1)
  );
}

/**
 * The node type that "automatic" means: the smallest of the best family that the Region has and that encrypts at rest.
 * Development gets a burstable one. It does not depend on the load, because AWS changes no node type in place: a cluster
 * must not be replaced because somebody expects more traffic. Whether the load fits is judged apart.
 */
export function automaticNodeType(
  region: string,
  stage: Stage,
  catalogue: NodeTypeCatalogue = NODE_TYPES,
): string | undefined {
  const offered = readNodeTypesIn(region, catalogue).filter(encryptsAtRest).sort(byPreference);
  const best = offered.find((nodeType) => isBurstable(nodeType) === (stage === "development"));
  const chosen = best ?? (stage === "development" ? offered[0] : undefined);
  return chosen && nodeTypeName(chosen.family, chosen.size);
}
