import { cacheNetworkOf } from "../../cache/cache-network";
import { defaultNodes } from "../../cache/nodes";
import { MIN_AVAILABLE_CACHE_NODES, SOURCES } from "../../limits";
import { EnvironmentRule } from "../rule";
import { cachesOf } from "./cache-rule";

/** Clusters live in a VPC; one that is to outlive a zone needs subnets in three of them. */
export const cacheNetwork: EnvironmentRule = (environment, path, report) => {
  const caches = cachesOf(environment, path);
  if (caches.length === 0) return;
  const place = path.at("network");
  const source = SOURCES.cacheSizing;
  if (!environment.network) {
    const expected = "the VPC that the clusters and their clients live in: `Network.existing(...)`";
    report.error(place, { message: "The environment has caches and no network.", expected, source });
    return;
  }
  const existing = cacheNetworkOf(environment.network);
  if (!existing) {
    const finding = {
      message: "The environment has caches in a VPC whose ids are not known before it is made.",
      received: environment.network.kind,
      expected: "a VPC that exists: `Network.existing(...)`; or no caches",
      source: SOURCES.createClusterApi,
    };
    report.error(place.at("kind"), finding);
    return;
  }
  const { subnetIds } = existing;
  const wide = caches.find(({ value }) => (value.nodes ?? defaultNodes(environment.stage)) > subnetIds.length);
  if (!wide || environment.stage !== "production" || subnetIds.length >= MIN_AVAILABLE_CACHE_NODES) return;
  const finding = {
    message: `There are too few subnets for the nodes of ${wide.path.toString()} to lie in three zones.`,
    received: subnetIds,
    expected: `at least ${MIN_AVAILABLE_CACHE_NODES} private subnets in different zones`,
    source,
  };
  report.error(place.at("subnetIds"), finding, [wide.path.at("nodes"), path.at("stage")]);
};
