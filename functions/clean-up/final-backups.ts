/**
 * The name of the last backup of a table that the environment's runbook retires. `model/audit/clean-up/names.ts` has its
 * twin, and a test keeps the two the same.
 */
export function finalBackupName(environment: string): string {
  return `final-before-retirement-${environment}`;
}
