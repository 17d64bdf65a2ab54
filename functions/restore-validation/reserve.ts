/**
 * What the end of an invocation takes, in milliseconds: alerting, measuring and reporting, each with its attempts. Whatever is
 * done with the restored table ends before.
 */
export const RESERVE_MS = 60_000;
