/** Names of what belongs to a cache, computed so that other parts can name it without reading the cache's state. */

/** What belongs to a cluster and may have a longer name than the cluster itself. */
export function cacheResourceName(environmentName: string, cacheName: string): string {
  return `${environmentName}-cache-${cacheName}`;
}

/**
 * The role that a cluster reads the tables with. Whatever limits who reaches a table (its resource policy, an endpoint
 * policy) has to let this role through.
 */
export function cacheRoleName(environmentName: string, cacheName: string): string {
  return cacheResourceName(environmentName, cacheName);
}

/** AWS takes no security group whose name starts with `sg-`, as that of an environment may. */
export function cacheSecurityGroupName(environmentName: string, cacheName: string): string {
  return `dax-${environmentName}-${cacheName}`;
}

/** The security group that clients of the cluster carry. */
export function cacheClientGroupName(environmentName: string, cacheName: string): string {
  return `${cacheSecurityGroupName(environmentName, cacheName)}-clients`;
}

/** The SSM parameter that applications read the endpoint from. AWS takes none that starts with `aws` or `ssm`. */
export function cacheEndpointParameter(environmentName: string, cacheName: string): string {
  return `/dynamodb/${environmentName}/caches/${cacheName}/endpoint`;
}
