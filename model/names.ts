/** A Region in Terraform's names: `eu_central_1`. */
export function terraformRegion(region: string): string {
  return region.replaceAll("-", "_");
}

/** The deployed name of a table: `<environment>-<name>`. */
export function tableNameIn(environmentName: string, tableName: string): string {
  return `${environmentName}-${tableName}`;
}

/** The alias of a key for table data, without `alias/`: other stacks name the key by it, since its id is AWS's choice. */
export function dataKeyAlias(environmentName: string, key: "data" | "global_data"): string {
  return `${environmentName}-${key.replaceAll("_", "-")}`;
}

/**
 * The name of something in Terraform: letters, digits, `_` and `-`, not starting with a digit. Table and index names
 * may also hold dots and start with a digit. Two names that become the same are refused by the rule on collisions.
 */
export function terraformName(...parts: readonly string[]): string {
  const name = parts.join("_").replaceAll(/[^A-Za-z0-9_-]/g, "_");
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}

/** What the names of roles that AWS services take begin with, after the environment's: consumers are called otherwise. */
export const SERVICE_ROLE_PREFIXES = ["archive-", "audit-", "backup-", "cache-", "dynamodb-", "function-"] as const;

/** The name of a role: `<environment>-<name>`. */
export function roleNameIn(environmentName: string, name: string): string {
  return `${environmentName}-${name}`;
}

/** What roles that AWS services take are for: each kind has a ceiling of its own, since none needs what another does. */
export const SERVICE_ROLE_KINDS = ["service", "functions", "backup", "audit", "archive"] as const;
export type ServiceRoleKind = (typeof SERVICE_ROLE_KINDS)[number];

/** The name of the policy that is the ceiling of the roles of one kind that AWS services take for the environment. */
export function serviceBoundaryName(environmentName: string, kind: ServiceRoleKind): string {
  return `${environmentName}-${kind}-boundary`;
}

/** The name of the environment's own alert topic, and of its key's alias. */
export function alertTopicName(environmentName: string): string {
  return `${environmentName}-alerts`;
}

/** The alias of a stack's own key, without `alias/`: `<environment>-<part>`. */
export function partKeyAlias(environmentName: string, part: string): string {
  return `${environmentName}-${part}`;
}

/**
 * The name of a bucket: bucket names are taken once in the whole partition, so it holds the account and the Region.
 * At most 63 characters with a part of up to 14.
 */
export function bucketNameIn(
  { name, account, region }: { readonly name: string; readonly account: string; readonly region: string },
  part: string,
): string {
  return `${name}-${part}-${account}-${region}`;
}

/** The name of the policy that is the ceiling of every role that applications and people take. */
export function permissionsBoundaryName(environmentName: string): string {
  return `${environmentName}-permissions-boundary`;
}
