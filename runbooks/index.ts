import { enableDeletionProtection } from "./enable-deletion-protection";
import { enablePointInTimeRecovery } from "./enable-point-in-time-recovery";
import { encryptTable } from "./encrypt-table";
import { restoreTags } from "./restore-tags";
import { Runbook } from "./runbook";

/** Every document that a rule of AWS Config can be answered with. */
export const RUNBOOKS: readonly Runbook[] = [
  enableDeletionProtection,
  enablePointInTimeRecovery,
  encryptTable,
  restoreTags,
];

export function runbookNamed(name: string): Runbook {
  const found = RUNBOOKS.find((each) => each.name === name);
  if (!found) throw new Error(`there is no runbook "${name}"`);
  return found;
}
