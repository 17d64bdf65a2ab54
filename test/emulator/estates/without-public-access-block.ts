import { synthesizeWith } from "./synthesize";

/**
 * The estate without what the emulator has no place for: the block of public buckets for the account, because the
 * provider puts the account before the host, and the landing zone's bucket for access logs, which is not there.
 */
synthesizeWith((environment) => ({
  ...environment,
  accessLogBucket: undefined,
  accountBaseline: environment.accountBaseline && { ...environment.accountBaseline, noPublicBuckets: false },
}));
