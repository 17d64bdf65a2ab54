import { Locality, regionalArn } from "../../arn";

/** Names of what cleans up, computed so that policies can name it. */

/** What is reviewed, each by a rule of AWS Config; the function knows them by these names. */
export const REVIEWS = ["abandoned-tables", "unused-indexes", "orphaned-recovery-points"] as const;
export type Review = (typeof REVIEWS)[number];

/** The function behind the rules, and that which deletes backups: their folders in `functions/`. */
export const REVIEW_FUNCTION = "unused-resources";
export const EXPIRED_BACKUPS_FUNCTION = "expired-backups";

export function reviewRuleName(environmentName: string, review: Review): string {
  return `${environmentName}-${review}`;
}

/** The schedule of the function that deletes backups. */
export function expiredBackupsScheduleName(environmentName: string): string {
  return `${environmentName}-${EXPIRED_BACKUPS_FUNCTION}`;
}

/** The role that starts it. */
export function expiredBackupsScheduleRoleName(environmentName: string): string {
  return `${environmentName}-audit-${EXPIRED_BACKUPS_FUNCTION}`;
}

export function retireTableDocumentName(environmentName: string): string {
  return `${environmentName}-retire-table`;
}

/**
 * The name of the last backup of a table that is retired: the function that deletes expired backups knows it by the name.
 * Its twin is in `functions/clean-up/final-backups.ts`.
 */
export function finalBackupName(environmentName: string): string {
  return `final-before-retirement-${environmentName}`;
}

/** The role that the runbook runs with. */
export function retireTableRoleName(environmentName: string): string {
  return `${environmentName}-audit-retire-table`;
}

/** Every run of a runbook in the account and Region: the id of one is not known before it is started. */
export function automationExecutionArns(locality: Locality): string {
  return regionalArn("ssm", locality, "automation-execution/*");
}
