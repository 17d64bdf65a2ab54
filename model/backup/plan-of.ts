import { BackupCopy, BackupPlan, Backups, BackupTier, CopyDestination, Tiers } from "../backup";
import { Environment } from "../environment";

/** What an environment says of its backups, or what holds where it says nothing: tables are backed up. */
export function backupsOf({ backups, tables }: Environment): Backups | undefined {
  return backups ?? (tables.length > 0 ? Backups.standard() : undefined);
}

/** Whether the environment has a vault, and with it a stack for backups. */
export function keepsBackups(environment: Environment): boolean {
  const backups = backupsOf(environment);
  return backups !== undefined && backups.kind !== "off";
}

/** The tiers of a plan: production keeps backups for as long as auditors ask, others for as long as a mistake hides. */
export function tiersOf({ tiers }: BackupPlan, { stage }: Environment): readonly BackupTier[] {
  if (tiers) return tiers;
  return stage === "production" ? [Tiers.daily(), Tiers.weekly(), Tiers.monthly(), Tiers.yearly()] : [Tiers.daily()];
}

/** The destinations that a plan names, in the order in which copies are listed. */
export function destinationsOf({ secondRegion, otherAccount }: BackupPlan): CopyDestination[] {
  const second = secondRegion === undefined ? [] : (["second-region"] as const);
  const other = otherAccount === undefined ? [] : (["other-account"] as const);
  return [...second, ...other];
}

/** A copy with its own retention. */
export type KeptCopy = BackupCopy & { readonly deleteAfterDays: number };

/** The copies of a tier. A copy that says how long it is kept, and not when it gets cold, stays warm. */
export function copiesOf(tier: BackupTier, plan: BackupPlan): KeptCopy[] {
  const declared = tier.copies ?? destinationsOf(plan).map((to): BackupCopy => ({ to }));
  return declared.map((copy) =>
    copy.deleteAfterDays === undefined
      ? { ...copy, deleteAfterDays: tier.deleteAfterDays, coldAfterDays: copy.coldAfterDays ?? tier.coldAfterDays }
      : { ...copy, deleteAfterDays: copy.deleteAfterDays },
  );
}

/** Backups that are kept: with a plan of their own, or as copies of others'. */
export type KeptBackups = Exclude<Backups, { readonly kind: "off" }>;

/** Days for which backups are kept in each of the plan's own vaults. */
export function keptDays(plan: BackupPlan, environment: Environment) {
  const tiers = tiersOf(plan, environment);
  const copies = tiers.flatMap((tier) => copiesOf(tier, plan));
  return {
    home: tiers.map(({ deleteAfterDays }) => deleteAfterDays),
    second: copies.filter(({ to }) => to === "second-region").map(({ deleteAfterDays }) => deleteAfterDays),
    other: copies.filter(({ to }) => to === "other-account").map(({ deleteAfterDays }) => deleteAfterDays),
  };
}
