import { Stage } from "../environment";
import { MIN_AVAILABLE_CACHE_NODES } from "../limits";

/** How many nodes a cluster has where nobody says it: enough to lose a zone, but for development. */
export function defaultNodes(stage: Stage): number {
  return stage === "development" ? 1 : MIN_AVAILABLE_CACHE_NODES;
}
