import { COMPLIANT, Control, nonCompliant, ResourceRecord, Surroundings } from "./control";
import { text } from "./values";

/** What is attached to a vault names it: in a configuration by reference, in a plan or live state by its name. */
export function attachedTo(vault: ResourceRecord, type: string, surroundings: Surroundings): readonly ResourceRecord[] {
  const name = text(vault.values, "name");
  const byReference = surroundings.where(type, "backup_vault_name", `\${${vault.address}.name}`);
  // Vaults of two Regions have one name: what is attached to either counts, unless a reference tells them apart.
  return byReference.length > 0 || name === undefined
    ? byReference
    : surroundings.where(type, "backup_vault_name", name);
}

export const backupVaultLock: Control = {
  id: "backup-vault-lock",
  title: "Every backup vault is locked, for a time that has a beginning and an end",
  why: "Without a lock whoever takes over the account deletes the backups first; one without a maximum keeps them for ever.",
  types: ["aws_backup_vault"],
  answers: {
    // As their parameter backupVaultLockCheck demands it.
  },
  // As their parameter backupVaultLockCheck demands it.
  sharedConfigRules: ["DYNAMODB_RESOURCES_PROTECTED_BY_BACKUP_PLAN"],
  judge(vault, surroundings) {
    const [lock] = attachedTo(vault, "aws_backup_vault_lock_configuration", surroundings);
    if (!lock) return nonCompliant("there is no lock");
    const [least, most] = [lock.values["min_retention_days"], lock.values["max_retention_days"]].map(Number);
    if (!(least !== undefined && least >= 1)) return nonCompliant("the lock has no min_retention_days");
    return most !== undefined && most >= least ? COMPLIANT : nonCompliant("the lock has no max_retention_days");
  },
};
