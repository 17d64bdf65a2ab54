import { Network } from "../network";

/** Where the nodes of a cluster live. */
export interface CacheNetwork {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
}

/**
 * The part of an environment's network that its caches use; nothing where the network is made with the environment: the
 * ids of such a VPC are in the state of another stack, and looking them up would fail every plan before it is deployed.
 */
export function cacheNetworkOf(network: Network): CacheNetwork | undefined {
  return network.kind === "existing" ? { vpcId: network.vpcId, subnetIds: network.subnetIds } : undefined;
}
