import { EXPIRED_BACKUPS_FUNCTION, REVIEW_FUNCTION } from "../audit/clean-up/names";
import { ResolvedArchive } from "../resolve/resolved-archive";
import { ResolvedAudit } from "../resolve/resolved-audit";
import { ResolvedRestoreTests } from "../resolve/resolved-restore-tests";
import { VALIDATION_FUNCTION } from "../restore-tests/names";

/** The function that archives expired items, by its folder in `functions/`. */
export const ARCHIVE_FUNCTION = "archive";

/** The function that looks whether tables were exported, by its folder in `functions/`. */
export const EXPORT_CHECK_FUNCTION = "export-check";

/**
 * The services that the code of each function calls, as the names of their VPC endpoints have them:
 * `com.amazonaws.<region>.monitoring`. What Lambda does for a function does not start in its subnets: reading streams,
 * keeping logs, dead letters.
 */
export const CALLED_SERVICES: Readonly<Record<string, readonly string[]>> = {
  [ARCHIVE_FUNCTION]: ["monitoring", "s3"],
  [EXPORT_CHECK_FUNCTION]: ["dynamodb", "monitoring", "scheduler", "sns"],
  [EXPIRED_BACKUPS_FUNCTION]: ["dynamodb", "sns"],
  [VALIDATION_FUNCTION]: ["backup", "dynamodb", "monitoring", "sns"],
  [REVIEW_FUNCTION]: ["backup", "config", "dynamodb", "monitoring"],
};

/** The parts of an environment that have functions. */
export interface PartsWithFunctions {
  readonly archive?: ResolvedArchive;
  readonly audit?: ResolvedAudit;
  readonly restoreTests?: ResolvedRestoreTests;
}

/** Names of the functions of an environment. */
export function functionsOf({ archive, audit, restoreTests }: PartsWithFunctions): string[] {
  return [
    ...((archive?.expiredItems.length ?? 0) > 0 ? [ARCHIVE_FUNCTION] : []),
    ...((archive?.exports.length ?? 0) > 0 ? [EXPORT_CHECK_FUNCTION] : []),
    ...(audit?.cleanUp ? [REVIEW_FUNCTION] : []),
    ...(audit?.cleanUp?.expiredBackups ? [EXPIRED_BACKUPS_FUNCTION] : []),
    ...(restoreTests ? [VALIDATION_FUNCTION] : []),
  ];
}
