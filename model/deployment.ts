import { z } from "zod";
import { TableArchive } from "./archive";
import { Capacity } from "./capacity";
import { Replication } from "./replication";
import { Table } from "./table";

/**
 * The safe defaults that an environment may loosen for a table, by the name of the control that stands for each.
 * Production cannot loosen what is a floor (see `FLOORS`).
 */
export const LOOSENABLE = ["auto-scaling", "backup-plan", "deletion-protection", "point-in-time-recovery"] as const;
export type Loosenable = (typeof LOOSENABLE)[number];

/** What production cannot loosen. A table is retired with `retiring`, not by loosening. */
export const FLOORS: readonly Loosenable[] = ["backup-plan", "deletion-protection", "point-in-time-recovery"];

export const Loosening = z.strictObject({
  /** Name of the control. */
  control: z.enum(LOOSENABLE),
  /** Why it is right not to have it here. Written beside the resource and into the report. */
  reason: z.string(),
});
export type Loosening = z.infer<typeof Loosening>;

export const ContributorInsights = z.enum(["off", "accessed-and-throttled-keys", "throttled-keys"]);
export type ContributorInsights = z.infer<typeof ContributorInsights>;

/** A table of the catalogue as one environment deploys it. */
export const TableDeployment = z.strictObject({
  table: Table,
  /** How the table, and every index that does not say otherwise, gets its throughput. */
  capacity: Capacity,
  /**
   * What differs for a global secondary index, by its name. The mode must be the table's: on-demand with on-demand,
   * provisioned or auto-scaled with either of the two.
   * @default - every index as the table
   */
  indexes: z.record(z.string(), z.strictObject({ capacity: Capacity })).optional(),
  /**
   * What Terraform does with the indexes of an auto-scaled table. An index's capacity cannot be ignored alone, so
   * one of two has to be chosen:
   *
   * - `"ignore-index-changes"`: Terraform leaves all global secondary indexes as they are. Auto scaling keeps its
   *   capacity; adding, changing or removing an index needs this set to the other choice for one apply.
   * - `"accept-capacity-resets"`: index changes are applied, and each apply sets the capacity of the indexes back to
   *   their minimum until auto scaling raises it again.
   *
   * Required for a table with auto-scaled global secondary indexes.
   */
  autoScaledIndexes: z.enum(["ignore-index-changes", "accept-capacity-resets"]).optional(),
  /**
   * How far back the table can be restored to any second, in days: 1 to 35.
   * @default 35
   */
  pointInTimeRecoveryDays: z.number().optional(),
  /**
   * CloudWatch Contributor Insights for the table and its indexes: shows the most used and throttled keys.
   * "throttled-keys" costs least and needs version 6.11 of the AWS provider.
   * @default - the environment's
   */
  contributorInsights: ContributorInsights.optional(),
  /**
   * @default - this Region only
   */
  replication: Replication.optional(),
  /**
   * From where items can be read and written: `"vpc-endpoint"` denies it to everybody whose request does not come
   * through an endpoint of the environment's `network`, whatever their own policies allow. AWS services that act for
   * the account, the deploy role and the network's `operatorRoles` are exempt. Managing the table stays as it is.
   * @default - from anywhere, with TLS
   */
  onlyThrough: z.enum(["vpc-endpoint"]).optional(),
  /**
   * What of the table goes to the environment's archive, and how long it stays there.
   * @default - nothing
   */
  archive: TableArchive.optional(),
  /**
   * Why the table is about to go. Deletion protection is switched off with the next apply; after that, the deployment
   * can be removed from the environment. The documented way to delete a table, in production too.
   * @default - the table stays
   */
  retiring: z.string().optional(),
  /**
   * Safe defaults that this table does without.
   * @default - none
   */
  loosened: z.array(Loosening).readonly().optional(),
  /**
   * Further tags in this environment.
   * @default - none
   */
  tags: z.record(z.string(), z.string()).optional(),
});
export type TableDeployment = z.infer<typeof TableDeployment>;

type IndexNameOf<T extends Table> = T["globalSecondaryIndexes"] extends readonly { readonly name: infer N }[]
  ? N & string
  : never;

/** What an environment says of a table; index names are checked against the table by the compiler. */
export type DeploymentOptions<T extends Table> = Omit<TableDeployment, "table" | "indexes"> & {
  readonly indexes?: Readonly<Partial<Record<IndexNameOf<T>, { readonly capacity: Capacity }>>>;
};

/** `deploy(sessions, { capacity: Capacity.onDemand() })`: the table as this environment deploys it. */
export function deploy<const T extends Table>(deployed: T, options: DeploymentOptions<T>): TableDeployment {
  return { table: deployed, ...options } as TableDeployment;
}
