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
