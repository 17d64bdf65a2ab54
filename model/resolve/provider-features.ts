import { ProviderFeature, ResolvedTable } from "./resolved";

/**
 * What is newer than the oldest supported provider, with the version that brought it. Source: the provider's
 * changelog, https://github.com/hashicorp/terraform-provider-aws/blob/main/CHANGELOG.md
 */
const FEATURES: readonly { feature: string; version: string; usedBy: (table: ResolvedTable) => boolean }[] = [
  {
    feature: "warm throughput",
    version: "6.13.0",
    usedBy: (table) => [table, ...table.globalIndexes].some(({ throughput }) => throughput.warm !== undefined),
  },
  {
    feature: 'the Contributor Insights mode "throttled-keys"',
    version: "6.11.0",
    usedBy: (table) => table.insights === "THROTTLED_KEYS",
  },
  {
    // Consistency came with 6.3.0, deletion protection of such a replica with 6.9.0; one is not used without the other.
    feature: "a global table with strong consistency",
    version: "6.9.0",
    usedBy: (table) => table.replication?.consistency === "strong",
  },
  {
    feature: "a witness of a global table",
    version: "6.22.0",
    usedBy: (table) => table.replication?.witness !== undefined,
  },
];

/** Every feature of these tables that raises the provider's version. */
export function providerFeaturesOf(tables: readonly ResolvedTable[]): ProviderFeature[] {
  return tables.flatMap((table) =>
    FEATURES.filter(({ usedBy }) => usedBy(table)).map(({ feature, version }) => ({
      feature,
      version,
      table: table.name,
    })),
  );
}
