import { EnvironmentRule } from "../rule";
import { clients } from "./cache-clients";
import { cacheName, distinctCacheNames } from "./cache-names";
import { cacheNetwork } from "./cache-network";
import { cacheLoosenings, nodes } from "./cache-nodes";
import { CacheRule, cachesOf } from "./cache-rule";
import { hitRatio, loadFits } from "./cache-sizing";
import { noRowLevelAccess, servedTables, somethingToCache } from "./cache-tables";
import { notificationTopic } from "./cache-topic";
import { staleForEver, timesToLive } from "./cache-ttl";
import { maintenanceWindow } from "./cache-window";
import { nodeTypeFits, nodeTypeIsOffered, unknownNodeTypeIsMeant } from "./node-types";

const CACHE_RULES: readonly CacheRule[] = [
  cacheName,
  servedTables,
  noRowLevelAccess,
  somethingToCache,
  hitRatio,
  clients,
  nodes,
  cacheLoosenings,
  nodeTypeIsOffered,
  nodeTypeFits,
  unknownNodeTypeIsMeant,
  loadFits,
  timesToLive,
  staleForEver,
  maintenanceWindow,
  notificationTopic,
];

const eachCache: EnvironmentRule = (environment, path, report) => {
  for (const cache of cachesOf(environment, path)) for (const rule of CACHE_RULES) rule(cache, report);
};

/** All rules about the caches of an environment. */
export const CACHES: readonly EnvironmentRule[] = [cacheNetwork, distinctCacheNames, eachCache];

export { distinctClusters } from "./distinct-clusters";
