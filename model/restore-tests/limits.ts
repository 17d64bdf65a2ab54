/** Limits of restore testing, each with its unit and where AWS says so. */

const GUIDE = "https://docs.aws.amazon.com/aws-backup/latest/devguide";

/** The public pages that problems about restore tests cite. */
export const RESTORE_TEST_SOURCES = {
  quotas: `${GUIDE}/restore-testing.html#restore-testing-quotas`,
  plan: `${GUIDE}/API_RestoreTestingPlanForCreate.html`,
  selection: `${GUIDE}/API_RestoreTestingSelectionForCreate.html`,
  recoveryPoints: `${GUIDE}/API_RestoreTestingRecoveryPointSelection.html`,
  validation: `${GUIDE}/restore-testing-validation.html`,
  testing:
    "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_periodic_recovery_testing_data.html",
} as const;

/** Restore testing plans of an account in a Region. Source: restore testing quotas. */
export const MAX_PLANS = 100;

/** Selections of one plan. Source: restore testing quotas. */
export const MAX_SELECTIONS_PER_PLAN = 30;

/** Longest name of a plan or selection, in characters. Source: restore testing quotas. */
export const MAX_NAME_LENGTH = 50;

/** Longest window from which recovery points are taken, in days. Source: restore testing quotas. */
export const MAX_SELECTION_WINDOW_DAYS = 365;

/** Longest start window, in hours. Source: restore testing quotas. */
export const MAX_START_WINDOW_HOURS = 168;

/** Longest validation window, in hours. Source: restore testing, "Retention period before cleanup". */
export const MAX_VALIDATION_WINDOW_HOURS = 168;

/**
 * Most days between two successes that can be watched: AWS Backup shows restore jobs of the last 30 days.
 * Source: restore testing, "View restore testing jobs".
 */
export const MAX_SUCCESS_WITHIN_DAYS = 29;

/**
 * Items that can be counted within the fifteen minutes of a Lambda function: small ones, as far as a new on-demand table lets
 * them be read. This project's rule.
 */
export const MAX_COUNTED_ITEMS = 100_000_000;
