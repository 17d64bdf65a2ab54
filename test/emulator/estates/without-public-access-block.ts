import { synthesizeWith } from "./synthesize";

/** No block of public buckets for the account: the provider puts the account before the host, which no emulator has. */
synthesizeWith((environment) => ({
  ...environment,
  accountBaseline: environment.accountBaseline && { ...environment.accountBaseline, noPublicBuckets: false },
}));
