/** Key of the tag with which the runbook marks a table: its value is the last day of the grace period. */
export const RETIRE_TAG = "retire-after";

/** Key of the tag that keeps a table where the environment does not name another one. */
export const DEFAULT_KEEP_TAG = "keep";
