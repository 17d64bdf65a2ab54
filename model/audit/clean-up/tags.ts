/** Key of the tag with which the runbook marks a table: its value is the last day of the grace period. */
export const RETIRE_TAG = "retire-after";

/**
 * Key of a tag that no table has. The runbook takes it off before it does anything: its role may do so by a condition on
 * tags alone, so that it is refused where DynamoDB does not look at tags.
 */
export const PROBE_TAG = "retire-probe";

/** Key of the tag that keeps a table where the environment does not name another one. */
export const DEFAULT_KEEP_TAG = "keep";
