import { Environment } from "../environment";
import { ResolvedBackup, ResolvedVault } from "./resolved-backup";
import { allOf, counted } from "../words";

type Kept = Pick<ResolvedBackup, "vault" | "secondVault" | "plan">;

/** What is said of the environment itself. */
type Restored = Pick<Environment, "name" | "restoring">;

function lockOf({ lock, unlockedBecause }: ResolvedVault): string {
  if (!lock) return `not locked (${unlockedBecause ?? ""})`;
  const range = `${lock.minimumRetention} to ${lock.maximumRetention} days`;
  return lock.changeableForDays === undefined
    ? `locked in governance mode for ${range}`
    : `locked in compliance mode for ${range}: irreversible ${lock.changeableForDays} days after its first apply`;
}

function tiersIn({ plan }: Kept): string {
  return (plan?.rules ?? [])
    .map(({ name, lifecycle: { deleteAfter, coldAfter } }) =>
      coldAfter === undefined ? `${name} ${deleteAfter} days` : `${name} ${deleteAfter} days, cold after ${coldAfter}`,
    )
    .join("; ");
}

/** Where backups are copied to, with the tiers that are. */
function copiesIn({ plan }: Kept): string[] {
  const byVault = new Map<string, string[]>();
  for (const { name, copies } of plan?.rules ?? []) {
    for (const { vaultArn, deleteAfter } of copies) {
      byVault.set(vaultArn, [...(byVault.get(vaultArn) ?? []), `${name} ${deleteAfter} days`]);
    }
  }
  return [...byVault].map(([vaultArn, tiers]) => `copied to ${vaultArn}: ${tiers.join("; ")}`);
}

/** What is kept where and for how long, and whether anybody can end it early. */
export function backupNotes({ name, restoring = [] }: Restored, kept: Kept, leftOut: readonly string[]): string[] {
  const { plan, vault, secondVault } = kept;
  const tables = plan?.selections.reduce((sum, { tableArns }) => sum + tableArns.length, 0) ?? 0;
  const what = plan
    ? [`the backups of ${name}: ${counted(tables, "table")}, ${tiersIn(kept)}; the vault is ${lockOf(vault)}`]
    : [`the vault of ${name} keeps copies of others and is ${lockOf(vault)}`];
  const copies = copiesIn(kept).map((copy) => `the backups of ${name} are ${copy}`);
  const nowhere = plan && copies.length === 0 ? [`the backups of ${name} are copied nowhere`] : [];
  const second = secondVault ? [`the vault of ${name} in ${secondVault.region} is ${lockOf(secondVault)}`] : [];
  const without = leftOut.length > 0 ? [`not backed up in ${name}: ${allOf(leftOut)}`] : [];
  const open = restoring.length > 0 ? [`restores may fill ${allOf(restoring)} in ${name} until it is deployed`] : [];
  return [...what, ...copies, ...nowhere, ...second, ...without, ...open];
}
